import type messages from "@/messages/en.json";

/** The room's words come as props: no translation library in the browser. */
export type RoomWords = typeof messages.room;

/** Puts values into "{name}" places. */
export function fill(text: string, values: Record<string, number>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}

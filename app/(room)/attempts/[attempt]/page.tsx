import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getMessages } from "next-intl/server";
import { ownAttempt } from "../../../own-attempt.ts";
import { Room } from "./room.tsx";

type Props = { params: Promise<{ attempt: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await ownAttempt((await params).attempt)).rules.title };
}

export default async function RoomPage({ params }: Props) {
  const paper = await ownAttempt((await params).attempt);
  if (paper.state === "finished") redirect(`/attempts/${paper.attemptId}/result`);
  const { room: words } = await getMessages();
  return (
    <>
      <noscript>
        <p className="mx-auto max-w-column p-4 text-bad">{words.noScript}</p>
      </noscript>
      <Room paper={paper} words={words} />
    </>
  );
}

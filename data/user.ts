import { z } from "zod";

const userIdSchema = z.uuid().brand<"UserId">();

/** The id of somebody who is signed in, as a guest or with an account. */
export type UserId = z.infer<typeof userIdSchema>;

export function userId(id: string): UserId {
  return userIdSchema.parse(id);
}

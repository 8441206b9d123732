import { getRequestConfig } from "next-intl/server";
import messages from "@/messages/en.json";
import { timeZone } from "./time-zone.ts";

export default getRequestConfig(async () => ({
  locale: "en",
  messages,
  timeZone: await timeZone(),
}));

import type { Metadata, Viewport } from "next";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { TimeZone } from "./_components/time-zone.tsx";
import "./globals.css";
import { timeZone, timeZoneCookie } from "./time-zone.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("product");
  return {
    title: { default: t("name"), template: `%s – ${t("name")}` },
    description: t("description"),
  };
}

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const { failure } = await getMessages();
  return (
    <html lang={await getLocale()}>
      <body data-failure={JSON.stringify(failure)}>
        <TimeZone cookie={timeZoneCookie} known={await timeZone()} />
        {children}
      </body>
    </html>
  );
}

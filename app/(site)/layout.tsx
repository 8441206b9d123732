import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { currentUser } from "@/data/session.ts";

export default async function SiteLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations();
  const user = await currentUser();
  const hasAccount = user !== null && user.email !== null;
  const link = "inline-flex min-h-11 items-center";
  return (
    <div className="mx-auto flex min-h-dvh max-w-column flex-col px-4 wide:px-8">
      <a href="#content" className="sr-only focus:not-sr-only">
        {t("product.skip")}
      </a>
      <header className="flex flex-wrap items-center justify-between gap-x-6 border-b border-line py-2 text-base">
        <Link href="/" className={`${link} font-semibold text-text no-underline`}>
          {t("product.name")}
        </Link>
        <nav aria-label={t("nav.label")} className="flex flex-wrap gap-x-4">
          <Link href="/history" className={link}>
            {t("nav.history")}
          </Link>
          <Link href="/retakes" className={link}>
            {t("nav.retakes")}
          </Link>
          <Link href={hasAccount ? "/account" : "/sign-in"} className={link}>
            {hasAccount ? t("nav.account") : t("nav.signIn")}
          </Link>
        </nav>
      </header>
      <main id="content" className="grow py-8">
        {children}
      </main>
      <footer className="border-t border-line py-6 text-sm text-quiet">
        {t("product.notAffiliated")}
      </footer>
    </div>
  );
}

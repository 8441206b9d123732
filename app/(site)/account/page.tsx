import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { currentUser } from "@/data/session.ts";
import { CredentialsForm } from "../../_components/credentials-form.tsx";
import { createAccountWith, signOut } from "../../credentials.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account"))("title") };
}

export default async function AccountPage() {
  const t = await getTranslations("account");
  const signIn = await getTranslations("signIn");
  const user = await currentUser();
  if (user !== null && user.email !== null) {
    return (
      <>
        <h1>{t("title")}</h1>
        <p>{t("signedInAs", { email: user.email })}</p>
        <form action={signOut} className="mt-6">
          <button type="submit" className="button">
            {t("signOut")}
          </button>
        </form>
        <p className="text-base text-quiet">{t("signOutHint")}</p>
      </>
    );
  }
  const words = {
    email: signIn("email"),
    password: signIn("password"),
    button: t("button"),
  };
  return (
    <>
      <h1>{t("createTitle")}</h1>
      <p>{t("createLead")}</p>
      <CredentialsForm
        action={createAccountWith}
        words={words}
        passwordKind="new-password"
        passwordHint={t("passwordHint")}
      />
      <p className="mt-8">
        {t("have")} <Link href="/sign-in">{signIn("title")}</Link>
      </p>
    </>
  );
}

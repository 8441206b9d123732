import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { currentUser } from "@/data/session.ts";
import { CredentialsForm } from "../../_components/credentials-form.tsx";
import { signInWith } from "../../credentials.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signIn"))("title") };
}

export default async function SignInPage() {
  const t = await getTranslations("signIn");
  const user = await currentUser();
  const words = { email: t("email"), password: t("password"), button: t("button") };
  return (
    <>
      <h1>{t("title")}</h1>
      {user !== null && user.email === null && <p>{t("merge")}</p>}
      <CredentialsForm action={signInWith} words={words} passwordKind="current-password" />
      <p className="mt-8">
        {t("noAccount")} <Link href="/account">{t("create")}</Link>
      </p>
    </>
  );
}

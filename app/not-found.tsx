import Link from "next/link";
import { getTranslations } from "next-intl/server";

export default async function NotFound() {
  const t = await getTranslations("notFound");
  return (
    <main className="mx-auto max-w-column px-4 py-8 wide:px-8">
      <h1>{t("title")}</h1>
      <p>{t("text")}</p>
      <Link className="button mt-4" href="/">
        {t("home")}
      </Link>
    </main>
  );
}

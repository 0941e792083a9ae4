import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Empty, Page } from "../components/States";

export function NotFound() {
  const { t } = useTranslation();
  return (
    <Page title={t("not_found.title")}>
      <Empty title={t("not_found.what")} action={<Link to="/">{t("not_found.home")}</Link>}>
        {t("not_found.why")}
      </Empty>
    </Page>
  );
}

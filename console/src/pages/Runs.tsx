import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { runsQuery } from "../api/queries";
import { Pager } from "../components/Pager";
import { RunRows } from "../components/RunRows";
import { Empty, Loaded, Page } from "../components/States";

const route = getRouteApi("/inside/runs");

export function Runs() {
  const { t } = useTranslation();
  const { after } = route.useSearch();
  const runs = useQuery(runsQuery(50, after));
  return (
    <Page title={t("nav.runs")} about={t("runs.about")}>
      <Loaded query={runs}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Empty title={t("runs.empty")} action={<Link to="/new">{t("nav.new")}</Link>}>
              {t("runs.empty_about")}
            </Empty>
          ) : (
            <>
              <RunRows runs={items} label={t("nav.runs")} />
              <Pager to="/runs" after={after} next={next} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

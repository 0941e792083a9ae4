import { Menu, SegmentedControl, Text, useMantineColorScheme } from "@mantine/core";
import { IconLogout, IconShieldLock } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { api, take } from "../api/client";
import { sessionQuery } from "../api/queries";
import type { Session } from "../api/types";
import { ownedBy } from "../chat/owner";
import { currentLanguage, type LanguageTag, languageNames, languages, setLanguage } from "../i18n";

export function UserMenu({ session, onFactor }: { session: Session; onFactor: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { colorScheme, setColorScheme } = useMantineColorScheme();

  async function choose(language: LanguageTag) {
    await setLanguage(language);
    await take(api.PUT("/api/v1/session/language", { body: { language } })).catch(() => undefined); // kept here all the same
    await client.invalidateQueries();
  }

  async function leave() {
    await take(api.DELETE("/api/v1/session")).catch(() => undefined);
    ownedBy("");
    client.clear();
    client.setQueryData(sessionQuery.queryKey, null);
    await navigate({ to: "/signin" });
  }

  return (
    <>
      <div className="menu-head">
        <Text fw={600} size="sm">
          {session.user.name}
        </Text>
        <Text size="xs" className="muted">
          {session.user.email} · {t(`role.${session.user.role}`)}
        </Text>
      </div>
      <Menu.Divider />
      <Menu.Label>{t("user.language")}</Menu.Label>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={t("user.language")}
        value={currentLanguage()}
        onChange={(value) => void choose(value as LanguageTag)}
        data={languages.map((value) => ({ value, label: languageNames[value] }))}
      />
      <Menu.Label>{t("user.theme")}</Menu.Label>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={t("user.theme")}
        value={colorScheme}
        onChange={(value) => setColorScheme(value as "light" | "dark" | "auto")}
        data={(["light", "dark", "auto"] as const).map((value) => ({ value, label: t(`theme.${value}`) }))}
      />
      <Menu.Divider />
      <Menu.Item leftSection={<IconShieldLock size={16} aria-hidden />} onClick={onFactor}>
        {t("factor.settings")}
      </Menu.Item>
      <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => void leave()}>
        {t("user.sign_out")}
      </Menu.Item>
    </>
  );
}

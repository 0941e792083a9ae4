import {
  convertCssVariables,
  createTheme,
  DEFAULT_THEME,
  defaultCssVariablesResolver,
  mergeMantineTheme,
} from "@mantine/core";

export const theme = createTheme({
  primaryColor: "socle",
  primaryShade: { light: 8, dark: 7 },
  autoContrast: true,
  colors: {
    socle: [
      "#e6f6f8",
      "#d3eaed",
      "#a8d5db",
      "#79bfc8",
      "#54acb8",
      "#3ba0ae",
      "#2b9aa9",
      "#127a88",
      "#0b6f7c",
      "#005c68",
    ],
  },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace",
  headings: { fontFamily: "'Inter Variable', system-ui, sans-serif", fontWeight: "650" },
  defaultRadius: "md",
  respectReducedMotion: true,
  cursorType: "pointer",
});

// Mantine would put the theme's variables into a style element, which the content security policy forbids; a constructed
// style sheet says the same and needs no exception.
export function applyTheme(): void {
  const variables = defaultCssVariablesResolver(mergeMantineTheme(DEFAULT_THEME, theme));
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    `${convertCssVariables(variables)}:root{--mantine-color-scheme:light}:root[data-mantine-color-scheme="dark"]{--mantine-color-scheme:dark}`,
  );
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

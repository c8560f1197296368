import i18next, { type i18n } from "i18next";
import FetchBackend from "i18next-fetch-backend";
import { initReactI18next } from "react-i18next";

type KeyValue = { key: string; value: string };

type Options = {
  /** Address of the messages with `{{ns}}` and `{{lng}}`. */
  loadPath: string;
  realm: string;
  language?: string;
};

/**
 * The one i18next of a console, fed from the theme's messages and the realm's own texts. Keycloak's packages read their texts from it
 * too. The admin console makes the realm that it shows the default namespace; ours are in the one of the realm that it was opened in.
 */
export async function startI18n(options: Options): Promise<i18n> {
  const namespace = encodeURIComponent(options.realm);
  await i18next
    .use(FetchBackend)
    .use(initReactI18next)
    .init({
      lng: options.language ?? "en",
      fallbackLng: "en",
      ns: [namespace],
      defaultNS: namespace,
      fallbackNS: namespace,
      nsSeparator: false,
      showSupportNotice: false,
      interpolation: { escapeValue: false },
      backend: {
        loadPath: options.loadPath,
        parse: (data: string) =>
          Object.fromEntries(
            (JSON.parse(data) as KeyValue[]).map(({ key, value }) => [
              key,
              value,
            ]),
          ),
      },
    });
  return i18next;
}

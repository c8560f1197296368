import { Page } from "@keycloak/keycloak-account-ui";
import { Gallery } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { namesOf } from "../../shared/names";
import { Empty, Failure, Loading } from "../../shared/States";
import { useLoad } from "../../shared/useLoad";
import { sharedSchema } from "../sharedSchema";
import { useHttp } from "../useHttp";
import { listCircles } from "./api";
import { CircleCard } from "./CircleCard";

/** The circles that the user manages, with what waits there. */
export const CirclesPage = () => {
  const { t } = useTranslation();
  return (
    <Page
      title={t("personas.circles.title")}
      description={t("personas.circles.description")}
    >
      <Content />
    </Page>
  );
};

const Content = () => {
  const { t, i18n } = useTranslation();
  const http = useHttp();
  const { data, problem, reload } = useLoad(async (signal) => {
    const schema = await sharedSchema(http, i18n.language);
    const circles = await listCircles(http, schema, signal);
    return { circles, names: namesOf(schema) };
  }, `circles ${i18n.language}`);

  if (problem) {
    return <Failure problem={problem} retry={reload} />;
  }
  if (!data) {
    return <Loading />;
  }
  if (data.circles.length === 0) {
    return (
      <Empty
        title={t("personas.circles.none")}
        text={t("personas.circles.noneText")}
      />
    );
  }
  return (
    <Gallery
      component="ul"
      hasGutter
      minWidths={{ default: "100%", md: "19rem" }}
      aria-label={t("personas.circles.title")}
    >
      {data.circles.map((circle) => (
        <CircleCard
          key={circle.circle}
          circle={circle}
          titleOf={data.names.title}
        />
      ))}
    </Gallery>
  );
};

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router-dom";
import { ProblemError } from "../../shared/api/problem";
import { namesOf } from "../../shared/names";
import { Failure, Loading } from "../../shared/States";
import { useLoad } from "../../shared/useLoad";
import { readPersona } from "../api";
import { SubPage } from "../edit/SubPage";
import { usePaths } from "../paths";
import { sharedSchema } from "../sharedSchema";
import { useAccess } from "../useAccess";
import { useHttp } from "../useHttp";
import { listAssessments, readDetail } from "./api";
import { readKept } from "./kept";
import { Outcome } from "./Outcome";
import { Taking } from "./Taking";

/** One assessment of a persona: what it is about and what came of it, or its questions. */
export const AssessmentPage = () => {
  const { t, i18n } = useTranslation();
  const { persona: id = "", name = "" } = useParams();
  const http = useHttp();
  const paths = usePaths();
  const { manage } = useAccess();
  // Back from a login that had ended: the answers of this tab are shown at once.
  const [taking, setTaking] = useState(
    () => manage && readKept(id, name) !== undefined,
  );
  const { data, problem, loading, reload } = useLoad(async (signal) => {
    const [assessments, detail, persona, schema] = await Promise.all([
      listAssessments(http, i18n.language, signal),
      readDetail(http, id, name, signal),
      readPersona(http, id, signal),
      sharedSchema(http, i18n.language),
    ]);
    const assessment = assessments.find((one) => one.name === name);
    if (!assessment) {
      throw new ProblemError(404, t("personas.assessments.gone"));
    }
    const { title, circle } = persona.data;
    const shown = `${namesOf(schema).title(title)}, ${circle}`;
    return { assessment, detail, shown };
  }, `${id} ${name} ${i18n.language}`);

  const parent = {
    title: t("personas.assessments.title"),
    path: paths.assessments,
  };
  if (problem || !data) {
    return (
      <SubPage title={t("personas.assessments.title")} parent={parent}>
        {problem ? <Failure problem={problem} retry={reload} /> : <Loading />}
      </SubPage>
    );
  }
  const { assessment, detail, shown } = data;
  const finish = () => {
    setTaking(false);
    reload();
  };
  return (
    <SubPage
      title={assessment.display_name || assessment.name}
      description={shown}
      parent={parent}
    >
      {taking ? (
        loading ? (
          <Loading />
        ) : (
          <Taking
            // What has changed meanwhile is begun with again.
            key={`${assessment.version}`}
            persona={id}
            assessment={assessment}
            draft={detail.draft}
            onFinish={finish}
          />
        )
      ) : (
        <Outcome
          persona={id}
          assessment={assessment}
          detail={detail}
          onTake={() => setTaking(true)}
          onReload={reload}
        />
      )}
    </SubPage>
  );
};

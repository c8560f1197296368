import { useEffect, useRef } from "react";
import { useSearchParams } from "react-router-dom";

/**
 * The parameters of the page's address, and a way to change them. A change is told what was last asked for: the page
 * shows a new address a moment later, and two quick clicks would otherwise begin with the same parameters, so that the
 * second one would take the first one back.
 */
export function useAddress() {
  const [parameters, setParameters] = useSearchParams();
  const latest = useRef(parameters);

  useEffect(() => {
    latest.current = parameters;
  }, [parameters]);

  const change = (changed: (latest: URLSearchParams) => URLSearchParams) => {
    latest.current = changed(latest.current);
    setParameters(latest.current, { replace: true });
  };
  return [parameters, change] as const;
}

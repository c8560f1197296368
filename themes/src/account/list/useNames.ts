import { createContext, useContext } from "react";
import { namesOf } from "../../shared/names";

const NamesContext = createContext(namesOf(undefined));

/** What the user reads instead of names, below `NamesProvider`. */
export const useNames = () => useContext(NamesContext);

export const NamesProvider = NamesContext.Provider;

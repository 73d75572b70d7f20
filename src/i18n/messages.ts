/** All texts, one file per language and capability. Finnish is the source: what Finnish has, the others must have. */
import accountsEn from './en/accounts.json';
import accountsFi from './fi/accounts.json';
import accountsSv from './sv/accounts.json';
import auditEn from './en/audit.json';
import auditFi from './fi/audit.json';
import auditSv from './sv/audit.json';
import commonEn from './en/common.json';
import coverageEn from './en/coverage.json';
import electionsEn from './en/elections.json';
import pollingPlacesEn from './en/pollingPlaces.json';
import reportEn from './en/report.json';
import commonFi from './fi/common.json';
import coverageFi from './fi/coverage.json';
import electionsFi from './fi/elections.json';
import pollingPlacesFi from './fi/pollingPlaces.json';
import reportFi from './fi/report.json';
import commonSv from './sv/common.json';
import coverageSv from './sv/coverage.json';
import electionsSv from './sv/elections.json';
import pollingPlacesSv from './sv/pollingPlaces.json';
import reportSv from './sv/report.json';
import formsEn from './en/forms.json';
import formsFi from './fi/forms.json';
import formsSv from './sv/forms.json';
import workspaceEn from './en/workspace.json';
import workspaceFi from './fi/workspace.json';
import workspaceSv from './sv/workspace.json';
import outboxEn from './en/outbox.json';
import outboxFi from './fi/outbox.json';
import outboxSv from './sv/outbox.json';

const fi = {
  accounts: accountsFi,
  audit: auditFi,
  common: commonFi,
  coverage: coverageFi,
  elections: electionsFi,
  forms: formsFi,
  outbox: outboxFi,
  pollingPlaces: pollingPlacesFi,
  report: reportFi,
  workspace: workspaceFi,
};
type Finnish = typeof fi;

/** The same keys with any texts: a language that lacks one, or has one too many, does not compile. */
type SameKeys<T> = { [K in keyof T]: T[K] extends string ? string : SameKeys<T[K]> };
type NoSurplus<T, U> = {
  [K in keyof T]: K extends keyof U ? (T[K] extends string ? unknown : NoSurplus<T[K], U[K]>) : never;
};
function complete<T extends SameKeys<Finnish>>(texts: T & NoSurplus<T, Finnish>): T {
  return texts;
}

export const messages = {
  fi,
  sv: complete({
    accounts: accountsSv,
    audit: auditSv,
    common: commonSv,
    coverage: coverageSv,
    elections: electionsSv,
    forms: formsSv,
    outbox: outboxSv,
    pollingPlaces: pollingPlacesSv,
    report: reportSv,
    workspace: workspaceSv,
  }),
  en: complete({
    accounts: accountsEn,
    audit: auditEn,
    common: commonEn,
    coverage: coverageEn,
    elections: electionsEn,
    forms: formsEn,
    outbox: outboxEn,
    pollingPlaces: pollingPlacesEn,
    report: reportEn,
    workspace: workspaceEn,
  }),
};

type WithoutPlural<K extends string> = K extends `${infer Base}_${'one' | 'other'}` ? Base : K;
type LeafKeys<T> = {
  [K in keyof T & string]: T[K] extends string ? WithoutPlural<K> : `${K}.${LeafKeys<T[K]>}`;
}[keyof T & string];

/** The name of a text, `common.nav.home`; plural forms share one name. */
export type MessageKey = LeafKeys<Finnish>;

/** One row of a file of offers: cells to an offer that is whole, or what is wrong with which of them. */
import type { ElectionRecord } from '../elections/election.model';
import type { FieldProblem } from '../i18n/form-problem';
import { languages } from '../i18n/language';
import type { MessageKey } from '../i18n/messages';
import { helpType, type HelpTypeCode } from '../offers/help-type.model';
import { daysOfType, emptyContent, offerSteps, type Offer, type OfferContent } from '../offers/offer.model';
import { parseOfferStep, type OfferFormContext } from '../offers/offer.form';
import {
  normaliseBusinessId,
  normaliseRegisterNumber,
  organisationNameKey,
  type Organisation,
} from '../organisations/organisation.model';
import type { CsvHeader } from '../shared/csv-header';
import type { CsvRow } from '../shared/csv-table';
import type { IsoDate } from '../shared/dates';
import { codeOfWord, offerCells, type WordColumn } from './offer-cells.csv';
import { offerColumnKeys, offerColumns, type OfferCells, type OfferColumnKey } from './offer-columns.csv';
import type { FileRow } from './offer-plan.model';
import { readDays, readTime, readYesNo } from './offer-values.csv';

/** What the reading of a file needs to know. */
export interface OfferFileContext {
  election: ElectionRecord;
  /** Last day of registering for home voting; null when it is not known. */
  registrationEnds: IsoDate | null;
  form: Omit<OfferFormContext, 'days'>;
  /** The umbrella and those below it, whatever their state. */
  organisations: readonly Organisation[];
  /** Their offers of the election that have not ended. */
  offers: readonly Offer[];
}

/** An error refuses the whole file; a warning is only shown. */
export interface OfferFileProblem {
  severity: 'error' | 'warning';
  line: number | null;
  /** As the file writes it. */
  column: string | null;
  value: string | null;
  message: MessageKey;
  params?: Readonly<Record<string, string | number>>;
  advice: MessageKey;
}

export type OfferHeader = CsvHeader<OfferColumnKey>;

/** Reads one row; what is wrong with it is added to its problems. */
export class OfferRowReader {
  readonly problems: OfferFileProblem[] = [];
  readonly existing: Offer | null;
  private readonly stored: OfferCells | null;

  constructor(
    private readonly row: CsvRow,
    private readonly header: OfferHeader,
    private readonly context: OfferFileContext,
  ) {
    const id = this.cell('offerId') ?? '';
    this.existing = id === '' ? null : (context.offers.find((each) => each.id === id) ?? null);
    this.stored = this.existing === null ? null : this.cellsOf(this.existing, 'fi');
    if (id !== '' && this.existing === null) this.report('offerId', 'offerFile.problem.idUnknown');
  }

  /** The cell as the file has it; null when the file has no such column. */
  private cell(key: OfferColumnKey): string | null {
    const column = this.header.columns.get(key);
    return column === undefined ? null : this.row.cells[column.index]!;
  }

  /** What counts: the cell, or what is stored where the file has no such column. */
  private text(key: OfferColumnKey): string {
    return this.cell(key) ?? this.stored?.[key] ?? '';
  }

  private cellsOf(offer: Offer, language: (typeof languages)[number]): OfferCells {
    const organisation = this.context.organisations.find(({ id }) => id === offer.organisationId)!;
    return offerCells({ ...offer, organisation }, language, this.context.form.municipalities);
  }

  private report(key: OfferColumnKey, message: MessageKey, params?: OfferFileProblem['params']): void {
    this.problems.push({
      severity: 'error',
      line: this.row.line,
      column: this.header.columns.get(key)?.name ?? offerColumns[key].fi,
      value: this.cell(key),
      message,
      ...(params === undefined ? {} : { params }),
      advice: `offerFile.advice.${offerColumns[key].matter}`,
    });
  }

  /** Whether the row names an organisation and nothing else. */
  isBlank(): boolean {
    return offerColumnKeys.every(
      (key) => key === 'organisation' || key === 'number' || this.text(key) === '',
    );
  }

  /** Whether every cell is what a download would write, in any language. */
  isAsStored(): boolean {
    const { existing } = this;
    if (existing === null) return false;
    return languages.some((language) => {
      const cells = this.cellsOf(existing, language);
      return offerColumnKeys.every((key) => [null, cells[key]].includes(this.cell(key)));
    });
  }

  private organisation(): Organisation | null {
    const [name, number] = [this.text('organisation'), this.text('number')];
    if (name === '' && number === '') {
      this.report('organisation', 'offerFile.problem.organisationMissing');
      return null;
    }
    const numbers = [normaliseBusinessId(number), normaliseRegisterNumber(number)].filter(
      (each) => each !== null,
    );
    const found = this.context.organisations
      .filter((each) => name === '' || organisationNameKey(each.name) === organisationNameKey(name))
      .filter(({ businessId, registerNumber }) =>
        number === '' ? true : numbers.some((each) => each === businessId || each === registerNumber),
      );
    const [only] = found;
    if (only === undefined) this.report('organisation', 'offerFile.problem.organisationUnknown');
    else if (found.length > 1) this.report('number', 'offerFile.problem.organisationSeveral');
    else if (only.state !== 'accepted')
      this.report('organisation', 'offerFile.problem.organisationNotAccepted');
    else if (this.existing !== null && this.existing.organisationId !== only.id)
      this.report('organisation', 'offerFile.problem.organisationOther');
    else return only;
    return null;
  }

  private type(): HelpTypeCode | null {
    const type = codeOfWord('type', this.text('type')) as HelpTypeCode | null;
    if (type === null) this.report('type', 'offerFile.problem.typeUnknown');
    else if (this.existing !== null && this.existing.type !== type)
      this.report('type', 'offerFile.problem.typeOther');
    else return type;
    return null;
  }

  private words(key: Exclude<WordColumn, 'type'>): string[] {
    const typed = this.text(key)
      .split(/[|,;\n]/)
      .map((each) => each.trim())
      .filter((each) => each !== '');
    const codes = typed.map((each) => codeOfWord(key, each));
    const unknown = typed.filter((_, index) => codes[index] === null);
    if (unknown.length > 0)
      this.report(key, 'offerFile.problem.wordUnknown', { words: unknown.join(', ').slice(0, 80) });
    return codes.filter((code) => code !== null);
  }

  private days(possible: readonly IsoDate[]): readonly IsoDate[] {
    const text = this.text('days');
    if (text === '' || possible.length === 0) return [];
    const days = readDays(text, this.context.election);
    if (days === null) this.report('days', 'offerFile.problem.daysUnreadable');
    else if (days.some((day) => !possible.includes(day)))
      this.report('days', 'offerFile.problem.daysOutside');
    return days ?? possible;
  }

  private fields(type: HelpTypeCode, possible: readonly IsoDate[]): Readonly<Record<string, unknown>> {
    const plain = Object.fromEntries(offerColumnKeys.map((key) => [key, this.text(key)]));
    return {
      ...plain,
      targetGroups: this.words('targetGroups'),
      languages: this.words('languages'),
      precautions: this.words('precautions'),
      areaKind: this.text('centre') === '' ? 'municipalities' : 'circle',
      municipalities: this.text('municipalities').replaceAll('|', ','),
      postcodes: this.text('postcodes').replaceAll('|', ','),
      days: this.days(possible),
      opensAt: readTime(this.text('opensAt')),
      closesAt: readTime(this.text('closesAt')),
      isFree: readYesNo(this.text('isFree')),
      // Whoever confirms the file declares; the rest of the step is judged as if that were done.
      declarations: helpType(type).flags,
    };
  }

  /** The row as an offer that is whole; null when something is wrong with it. */
  read(): FileRow | null {
    const organisation = this.organisation();
    const type = this.type();
    if (type === null) return null;
    const { election, registrationEnds, form } = this.context;
    const days = daysOfType(type, election, registrationEnds);
    const fields = this.fields(type, days);
    const authority = organisation?.authority ?? null;
    let content: OfferContent = emptyContent;
    for (const step of offerSteps) {
      const parsed = parseOfferStep(step, { type, content }, fields, { ...form, days, authority });
      if (parsed.ok) content = { ...content, ...parsed.value };
      else for (const problem of parsed.problem) this.add(problem);
    }
    if (organisation === null || this.problems.length > 0) return null;
    const said = { ...content, declarations: [] };
    const cells = offerCells(
      { id: this.existing?.id ?? '', type, content: said, organisation },
      'fi',
      form.municipalities,
    );
    const { line } = this.row;
    return {
      line,
      existing: this.existing,
      organisationId: organisation.id,
      type,
      content: said,
      cells,
      stored: this.stored,
    };
  }

  /** What the form says about a field, about its column; of one cell only the first. */
  private add({ field, message, params }: FieldProblem): void {
    const key = offerColumnKeys.find((each) => each === field) ?? 'type';
    const name = this.header.columns.get(key)?.name ?? offerColumns[key].fi;
    if (!this.problems.some(({ column }) => column === name)) this.report(key, message, params);
  }
}

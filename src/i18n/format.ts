/** Numbers, days and hours as each language writes them in Finland. */
import type { IsoDate, LocalTime } from '../shared/dates';
import type { Language } from './language';

const locales: Readonly<Record<Language, string>> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' };

// Formats are made once and kept: making one takes hundreds of times as long as using it.
const numberFormats = new Map<string, Intl.NumberFormat>();

function numberFormat(language: Language, decimals: number): Intl.NumberFormat {
  const key = `${language} ${decimals}`;
  const known = numberFormats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(locales[language], {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    useGrouping: 'always',
  });
  numberFormats.set(key, made);
  return made;
}

const englishDay = new Intl.DateTimeFormat(locales.en, {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

const weekdayIn = (language: Language) =>
  new Intl.DateTimeFormat(locales[language], { weekday: 'short', timeZone: 'UTC' });
const weekdays: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  fi: weekdayIn('fi'),
  sv: weekdayIn('sv'),
  en: weekdayIn('en'),
};

const finnishInstant = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Helsinki',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** `4464814` → `4 464 814` (fi, sv: no-break space), `4,464,814` (en). */
export function formatNumber(value: number, language: Language, decimals = 0): string {
  return numberFormat(language, decimals).format(value);
}

/** A share from 0 to 1 as a percentage: `0.551` → `55,1 %` (fi, sv), `55.1%` (en). */
export function formatShare(share: number, language: Language, decimals = 0): string {
  const number = formatNumber(share * 100, language, decimals);
  return language === 'en' ? `${number}%` : `${number}\u00a0%`;
}

/** Metres under a kilometre, kilometres from there on: `777 m`, `4,7 km`. */
export function formatDistance(metres: number, language: Language): string {
  if (metres < 995) return `${formatNumber(Math.round(metres / 10) * 10, language)}\u00a0m`;
  const isWhole = metres % 1000 === 0 || metres >= 99_950;
  return `${formatNumber(metres / 1000, language, isWhole ? 0 : 1)}\u00a0km`;
}

/** `2021-06-13` → `13.6.2021` (fi, sv), `13 June 2021` (en). */
export function formatDay(day: IsoDate, language: Language): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  if (language !== 'en') return `${date}.${month}.${year}`;
  return englishDay.format(Date.parse(`${day}T00:00:00Z`));
}

/** Weekday and day: `su 13.6.2021`, `sön 13.6.2021`, `Sun 13 June 2021`. */
export function formatWeekday(day: IsoDate, language: Language): string {
  const name = weekdays[language].format(Date.parse(`${day}T00:00:00Z`)).replace(/\.$/, '');
  return `${name} ${formatDay(day, language)}`;
}

/** Weekday and day without the year: `ke 26.5.`, `ons 26.5`, `Wed 26 May`. */
export function formatShortWeekday(day: IsoDate, language: Language): string {
  const [weekday, ...rest] = formatWeekday(day, language).split(' ');
  if (language === 'en') return [weekday, ...rest.slice(0, -1)].join(' ');
  const short = rest.join(' ').replace(/\.\d+$/, '');
  return `${weekday} ${short}${language === 'fi' ? '.' : ''}`;
}

/** `09:00` → `9.00` (fi, sv), `9:00` (en). */
export function formatTime(time: LocalTime, language: Language): string {
  const [hours, minutes] = time.split(':') as [string, string];
  return `${Number(hours)}${language === 'en' ? ':' : '.'}${minutes}`;
}

/** `09:00`, `20:00` → `klo 9.00–20.00`, `kl. 9.00–20.00`, `9:00–20:00`. */
export function formatHours(opensAt: LocalTime, closesAt: LocalTime, language: Language): string {
  const prefix = { fi: 'klo ', sv: 'kl. ', en: '' }[language];
  return `${prefix}${formatTime(opensAt, language)}–${formatTime(closesAt, language)}`;
}

/** An instant as day and hour in Finland: `24.11.2026 klo 9.00`. */
export function formatInstant(instant: Date, language: Language): string {
  const parts = finnishInstant.formatToParts(instant);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  const day = formatDay(`${part('year')}-${part('month')}-${part('day')}`, language);
  const joiner = { fi: ' klo ', sv: ' kl. ', en: ' at ' }[language];
  return `${day}${joiner}${formatTime(`${part('hour')}:${part('minute')}`, language)}`;
}

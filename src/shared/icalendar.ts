/** Calendars as text (RFC 5545), as far as days and times in Finland need it. */
import type { IsoDate, LocalTime } from './dates';

export interface CalendarEvent {
  /** The same for the same event for ever, whatever its day. */
  uid: string;
  day: IsoDate;
  /** A moment in Finland; null for the whole day. */
  time: LocalTime | null;
  summary: string;
  description: string;
  url: string;
  status: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED';
}

export interface Calendar {
  /** Who made the calendar, such as `-//Name//What//EN`. */
  productId: string;
  name: string;
  description: string;
  url: string;
  /** When its data last changed. */
  changedAt: Date;
  events: readonly CalendarEvent[];
}

const zone = 'Europe/Helsinki';
/** As it has been since 1997: from the last Sunday of March to the last one of October. */
const finnishTimeZone = [
  'BEGIN:VTIMEZONE',
  `TZID:${zone}`,
  'BEGIN:DAYLIGHT',
  'TZNAME:EEST',
  'DTSTART:19970330T030000',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0300',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'TZNAME:EET',
  'DTSTART:19971026T040000',
  'TZOFFSETFROM:+0300',
  'TZOFFSETTO:+0200',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'END:VTIMEZONE',
];

/** A text value: section 3.3.11 names the four things that are escaped. */
function escapeText(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replace(/\r\n|\r|\n/g, '\\n');
}

function octetsOf(character: string): number {
  const code = character.codePointAt(0)!;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}

/** Lines of at most 75 octets (section 3.1), never cut inside a character; each further one starts with a space. */
export function foldLine(line: string): string {
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const size = octetsOf(character);
    if (octets + size > 75) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}

function stampOf(instant: Date): string {
  return `${instant.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

function startOf({ day, time }: CalendarEvent): string {
  const date = day.replaceAll('-', '');
  return time === null
    ? `DTSTART;VALUE=DATE:${date}`
    : `DTSTART;TZID=${zone}:${date}T${time.replace(':', '')}00`;
}

function eventLines(event: CalendarEvent, stamp: string): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${event.uid}`,
    `DTSTAMP:${stamp}`,
    startOf(event),
    `SUMMARY:${escapeText(event.summary)}`,
    `DESCRIPTION:${escapeText(event.description)}`,
    `URL:${event.url}`,
    `STATUS:${event.status}`,
    // A deadline takes nobody's time.
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

/** The calendar as the text of a file; nothing in it depends on when it is written. */
export function writeCalendar(calendar: Calendar): string {
  const stamp = stampOf(calendar.changedAt);
  const name = escapeText(calendar.name);
  const description = escapeText(calendar.description);
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:${calendar.productId}`,
    'CALSCALE:GREGORIAN',
    // RFC 7986 has names for these; most programs still read the older ones.
    `NAME:${name}`,
    `X-WR-CALNAME:${name}`,
    `DESCRIPTION:${description}`,
    `X-WR-CALDESC:${description}`,
    `URL:${calendar.url}`,
    `LAST-MODIFIED:${stamp}`,
    'REFRESH-INTERVAL;VALUE=DURATION:P1D',
    `X-WR-TIMEZONE:${zone}`,
    ...(calendar.events.some(({ time }) => time !== null) ? finnishTimeZone : []),
    ...calendar.events.flatMap((event) => eventLines(event, stamp)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${foldLine(line)}\r\n`).join('');
}

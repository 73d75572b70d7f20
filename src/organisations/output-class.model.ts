/** Who may read which field of what leaves the service: every field has one class, and outputs are made from the classes. */

/**
 * Everybody; partner organisations (of what is their own, all of it); those who decide: authorities and moderators. A class sees
 * what the classes before it see.
 */
export const outputClasses = ['public', 'partners', 'authorities'] as const;
export type OutputClass = (typeof outputClasses)[number];

/** Names of the fields of a class, as a type. */
export type FieldsOfClass<Classes, C> = {
  [F in keyof Classes]: Classes[F] extends C ? F : never;
}[keyof Classes];

/** Names of the fields that a class of readers sees, in the order of the list; those of the classes before it included. */
export function fieldsSeenBy<Field extends string>(
  classes: Readonly<Record<Field, string>>,
  reader: OutputClass,
): Field[] {
  const seen: readonly string[] = outputClasses.slice(0, outputClasses.indexOf(reader) + 1);
  return (Object.keys(classes) as Field[]).filter((name) => seen.includes(classes[name]));
}

/** An object with those fields alone. */
export function pickFields<T extends object, F extends keyof T>(object: T, fields: readonly F[]): Pick<T, F> {
  return Object.fromEntries(fields.map((name) => [name, object[name]])) as Pick<T, F>;
}

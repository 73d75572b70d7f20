/** A few values that are at hand by key: those used last. */
export class LastUsed<T> {
  private readonly kept = new Map<string, T>();

  /** @param most how many are kept at a time */
  constructor(private readonly most: number) {}

  /** The value of a key, which counts as used now; where there is none, what `make` gives, unless that is null. */
  get(key: string, make: () => T | null): T | null {
    const value = this.kept.get(key) ?? make();
    if (value === null) return null;
    this.kept.delete(key);
    this.kept.set(key, value);
    if (this.kept.size > this.most) this.kept.delete(this.kept.keys().next().value!);
    return value;
  }
}

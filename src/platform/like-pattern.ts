/**
 * Pattern for `like ? escape '\'` that finds a text anywhere in a column: `%`, `_` and the escape sign in it are signs
 * to look for, not wildcards. Letters stay as they are; whoever compares without case lowers both sides.
 */
export function likeAnywhere(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}

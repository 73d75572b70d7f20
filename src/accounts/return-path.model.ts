/** Where to go after signing in: only to pages of this service. */

/** The path when it is one of ours (`/sv/account?page=2`), otherwise null: no other host, no scheme, no trick. */
export function safeReturnPath(text: unknown): string | null {
  if (typeof text !== 'string' || text.length > 500) return null;
  if (!/^\/(fi|sv|en)(?:[/?][\w\-./?=&%:,~+]*)?$/.test(text)) return null;
  return text.includes('//') || text.includes('/sign-') ? null : text;
}

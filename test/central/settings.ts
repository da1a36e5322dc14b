/** How this central behaves; a knob is for one fault, a setting for its whole life. All may be changed while it runs. */
export type Settings = {
  variants: 'A' | 'B' | 'both'
  /** The most records that a page holds, whatever the site asks for. */
  pageLimit: number
  versions: { min: number; max: number }
  /** Life of a token of variant B. */
  tokenSeconds: number
  /** How long POST initialise blocks before it fills the queue. */
  initialiseDelayMs: number
  /** How long central stays busy after the closing call before it integrates. */
  integrationDelayMs: number
  /** `single` is an extension of ours: each refused row alone is reported in site_status (README). */
  refusals: 'all_or_none' | 'single'
  /** Wrong passwords for one name before /api/v4/login answers user_login_timeout, and for how long it then does. */
  loginAttempts: number
  loginBlockSeconds: number
  /** An extension of ours (DT-60): sites may make users, and GET site says so. Without it GET site says nothing. */
  takesUsers: boolean
  /** Answers the calls of a central in test mode, which need no credentials (protocol-v5.md 1.4). */
  testCalls: boolean
  /** A site that was not heard for so long may have work that central lacks: its stores are not moved unless forced. */
  contactHours: number
  compressAnswers: boolean
  /** Says `accept-encoding: gzip` in answers. */
  takesCompressedRequests: boolean
}

export const defaultSettings: Settings = {
  variants: 'both',
  pageLimit: 500,
  versions: { min: 3, max: 14 },
  tokenSeconds: 3600,
  initialiseDelayMs: 0,
  integrationDelayMs: 0,
  refusals: 'all_or_none',
  loginAttempts: 5,
  loginBlockSeconds: 60,
  takesUsers: true,
  testCalls: true,
  contactHours: 24,
  compressAnswers: true,
  takesCompressedRequests: true,
}

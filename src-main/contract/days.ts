/**
 * Days that people give to documents. A field of this kind in an operation's input is looked at by the router: one after
 * today is refused at its field (U-08). A day that only searches is a plain `z.iso.date()`.
 */
import { z } from 'zod'

/** The day of a document or of a line, `YYYY-MM-DD` by the clinic's calendar. An expiry is none: it lies in the future. */
export const DocumentDay = z.iso.date()

/** Whom to ask for help, as an administrator wrote it down (U-81). */

/** The page's words, of whichever namespace. */
type Say = (key: 'help:contact.to', values: { readonly contact: string }) => string

/** The first line of a message that somebody sends on; none where nobody is written down. */
export const contactLines = (contact: string, t: Say): string[] => (contact === '' ? [] : [t('help:contact.to', { contact })])

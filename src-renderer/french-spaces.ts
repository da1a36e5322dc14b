/** French writes a space before `:` `;` `?` `!` and inside `« »`; a line must not break there. The locale files stay plain. */
export const unbrokenSpaces = (text: string): string => text.replace(/ (?=[:;?!»])/g, '\u00a0').replace(/(?<=«) /g, '\u00a0')

/** Text as it is compared: without case and accents, so that `depot` finds `Dépôt`. */
export const foldForSearch = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase()

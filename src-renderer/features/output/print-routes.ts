/** How one gets to what can be printed. */
import { go } from '../../stores/route.ts'
import type { DocumentPaper } from '../../stores/route-text.ts'

export const printDocument = (id: string, paper: DocumentPaper): void => go(`print/${paper}/${encodeURIComponent(id)}`)

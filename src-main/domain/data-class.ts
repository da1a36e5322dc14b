/** The classes of features.md 1C (F-030 to F-036): where a record may be edited and where it flows. */
export const dataClasses = ['central', 'central_store', 'store', 'patient', 'message', 'local'] as const
export type DataClass = (typeof dataClasses)[number]

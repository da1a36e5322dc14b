/** The support bundle (features 4-10): what leaves this computer for somebody who helps, shown whole before it does. */
import { z } from 'zod'

/** The largest bundle, so that it can go by mail over a mobile line. */
export const bundleLimitBytes = 5_000_000

/** Main has no words: labels of the summary by their key. */
export const BundleWords = z.strictObject({ words: z.record(z.string().max(60), z.string().max(300)) })

/** A file of the bundle; `text` is its beginning where it is long. */
export const BundleFile = z.strictObject({ name: z.string(), bytes: z.int(), text: z.string(), isCut: z.boolean() })
export type BundleFile = z.infer<typeof BundleFile>

export const BundlePreview = z.strictObject({ files: z.array(BundleFile), zipBytes: z.int() })
export type BundlePreview = z.infer<typeof BundlePreview>

export const BundleSaved = z.strictObject({ fileName: z.string(), mediaType: z.literal('application/zip'), base64: z.string() })

/** What is used of the parser, which has no types of its own. It throws a text for what is no GS1 code. */
declare module 'gs1-barcode-parser-mod' {
  export function parseBarcode(text: string): {
    readonly parsedCodeItems: readonly { readonly ai: string; readonly raw: string; readonly isoDate: string }[]
  }
}

/** Hands a text to the user as a file: the window asks where to put it, the browser puts it with its downloads. */
export const saveText = ({ text, ...file }: FileName & { text: string }): void => save(file, text)

/** The same for what is no text. */
export const saveBytes = ({ base64, ...file }: FileName & { base64: string }): void =>
  save(
    file,
    Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0)),
  )

type FileName = { readonly fileName: string; readonly mediaType: string }

function save({ fileName, mediaType }: FileName, content: BlobPart): void {
  const url = URL.createObjectURL(new Blob([content], { type: mediaType }))
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  // The download has taken its own hold on the text by the time the page comes to rest.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/** Hands a text to the user as a file: the window asks where to put it, the browser puts it with its downloads. */
export function saveText({ fileName, mediaType, text }: { fileName: string; mediaType: string; text: string }): void {
  const url = URL.createObjectURL(new Blob([text], { type: mediaType }))
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  // The download has taken its own hold on the text by the time the page comes to rest.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/** `0:09`, `5:00`: minutes and seconds, for a wait that is watched. */
export function clockWords(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

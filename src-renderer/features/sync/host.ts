/** The part of an address that people know: `sync.example.org:8443`. */
export function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : address
}

// The library ships no typings; this declares the one call in use.
declare module 'edtf' {
  export default function edtf(text: string): { readonly type: string };
}

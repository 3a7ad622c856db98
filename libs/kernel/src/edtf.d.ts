// The library ships no typings; only the call that we make is declared.
declare module 'edtf' {
  export default function edtf(text: string): { readonly type: string };
}

/** The places that an edition hides, by their keys. */
export interface Oordeel {
  readonly verborgen: ReadonlySet<string>;
  /** Secret places that can be narrowed by whoever rightly supposes that figures that are hidden now stayed the same since an earlier edition. */
  readonly voorbehoud: ReadonlySet<string>;
}

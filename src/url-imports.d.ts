/** Plasmo: a module bundled by itself, imported as the address of its file. */
declare module "url:*" {
  const address: string;
  export default address;
}

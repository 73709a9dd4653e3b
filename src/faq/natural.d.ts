// natural's own typings hang on its front door, whose import loads database clients; this is for the
// inner door we use.
declare module 'natural/lib/natural/stemmers/porter_stemmer.js' {
  const stemmer: { stem(word: string): string };
  export default stemmer;
}

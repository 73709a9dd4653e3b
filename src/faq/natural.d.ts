// natural's own typings hang on its front door, whose import loads database clients; these are for the two
// inner doors we use.
declare module 'natural/lib/natural/stemmers/porter_stemmer.js' {
  const stemmer: { stem(word: string): string };
  export default stemmer;
}
declare module 'natural/lib/natural/distance/jaro-winkler_distance.js' {
  const distance: (a: string, b: string, options: { ignoreCase?: boolean }) => number;
  export default distance;
}

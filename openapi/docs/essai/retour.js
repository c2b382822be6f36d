// The return address that the sandbox's application has registered: sends the fragment, which has the token, on to the page of
// this site that had asked for it, and leaves no trace of it in the history.
'use strict';

(() => {
  const { page } = JSON.parse(sessionStorage.getItem('essai') ?? '{}');
  if (page) location.replace(page + location.hash);
})();

// Passkeys: the server says what to ask the device, and the form carries back what the device answers. A form for them
// is of no use without this script, so it stays hidden until here.
if (window.PublicKeyCredential?.parseRequestOptionsFromJSON) {
  for (const form of document.querySelectorAll('form[data-passkey]')) {
    form.hidden = false;
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      const said = form.querySelector('[role=status]');
      said.textContent = '';
      try {
        const asked = await fetch(form.dataset.options, {
          method: 'POST',
          headers: { Accept: 'application/json' },
          body: new URLSearchParams(new FormData(form)),
        });
        const answer = await asked.json();
        if (!asked.ok) {
          said.textContent = answer.detail;
          return;
        }
        const credential = form.dataset.passkey === 'make'
          ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(answer.publicKey) })
          : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(answer.publicKey) });
        form.elements.token.value = asked.headers.get('Talkoot-Ceremony');
        form.elements.credential.value = JSON.stringify(credential.toJSON());
        form.submit();
      } catch {
        said.textContent = form.dataset.failed;
      }
    });
  }
}

/** Words by which secrets are recognised in a task. */

/** Divides a list that is written as one line of words. */
function list(words: string): string[] {
  return words.split("|").map((word) => word.trim());
}

/** Words that announce a secret, in many languages; its value follows, or it names the field the value goes into. */
export const SECRET_WORDS: readonly string[] = [
  ...list(`password | passphrase | passcode | pass code | pass phrase | pass word | pass | pwd | passwd | pw | pin |
    pin code | pin number | security code | verification code | access code | one-time code | one time code |
    one-time password | one-time passcode | otp | 2fa code | authentication code | auth code | backup code |
    recovery code | cvv | cvc | cvv2 | cvc2 | card number | credit card number | credit card | debit card number |
    debit card | card no | card verification code | api key | apikey | api-key | api token | access token | access key |
    auth token | bearer token | secret key | private key | secret | token`),
  ...list("passwort | kennwort | geheimzahl | sicherheitscode | prüfnummer | kartennummer | zugangscode | einmalcode"),
  ...list(
    "mot de passe | code secret | code pin | code de sécurité | code de vérification | numéro de carte | clé api",
  ),
  ...list(`contraseña | contrasena | clave | código de seguridad | codigo de seguridad | código de verificación |
    número de tarjeta | numero de tarjeta`),
  ...list("parola d'ordine | parola chiave | codice di sicurezza | codice pin | numero di carta | numero della carta"),
  ...list("senha | palavra-passe | palavra passe | código de segurança | número do cartão"),
  ...list("wachtwoord | pincode | beveiligingscode | kaartnummer | toegangscode"),
  ...list("lösenord | losenord | passord | adgangskode | kodeord | salasana | tunnusluku"),
  ...list("hasło | haslo | hasłem | heslo | пароль | паролем | пин-код | пін-код | лозинка | парола | lozinka | geslo"),
  ...list("şifre | sifre | şifrem | şifresi | parola | parolam | jelszó | jelszo | κωδικός | κωδικός πρόσβασης"),
  ...list("סיסמה | كلمة المرور | كلمة السر | رمز عبور | گذرواژه | رمز | पासवर्ड | รหัสผ่าน | mật khẩu | kata sandi"),
];

/** Words that mean other things as well: without a colon their value must look like one. */
export const WEAK_SECRET_WORDS: ReadonlySet<string> = new Set(
  list("pass | pin | pw | token | secret | clave | parola | credit card | debit card | pass word | رمز | парола"),
);

/** Scripts without spaces between words: the value follows the word, mostly behind a colon or a particle. */
export const SECRET_WORDS_UNSPACED: readonly string[] = list(
  "パスワード | 暗証番号 | セキュリティコード | カード番号 | 密码 | 密碼 | 口令 | 验证码 | 卡号 | 비밀번호 | 암호 | 카드 번호 | 카드번호",
);

/** A user's name shortly before: what follows "pass" is a password then. */
export const CREDENTIAL_CONTEXT =
  /\b(?:user(?:name)?|login|log[ -]?in|sign[ -]?in|e-?mail|account|credentials|benutzer|utilisateur|usuario|utente)\b/i;

/** What may follow a secret's word in the name of its field. */
export const SECRET_FIELD_TAILS: ReadonlySet<string> = new Set(
  list(`field | box | input | textbox | text | area | prompt | dialog | form | and | then | or | on | of | for | to | in |
    at | with | please | again | confirmation | confirm | repeat | number | code | now | feld | champ | campo | veld |
    pole | fält | поле | ein | und | et | y | e | en | och | oraz | и`),
);

/** What follows a secret's word without being its value: the rest of a name, or the rest of the sentence. */
export const NO_VALUES: ReadonlySet<string> = new Set(
  list(`a | an | the | my | your | his | her | this | that | it | its | and | or | but | then | in | into | on | onto |
    at | to | for | of | from | by | with | as | is | are | was | if | when | while | after | before | until | so | too |
    not | now | again | please | here | there | below | above | field | fields | box | boxes | input | textbox | text |
    page | form | dialog | screen | section | tab | menu | item | link | button | icon | checkbox | option | options |
    setting | settings | hint | hints | help | reset | recovery | manager | generator | policy | rules | strength | reminder |
    change | confirmation | confirm | prompt | label | name | number | code | list | row | column | reader | check |
    protected | protection | requirements | requirement | visibility | visible | hidden | shown | gone | correct | wrong |
    incorrect | right | required | valid | invalid | empty | blank | weak | strong | saved | changed | accepted | missing |
    forgotten | lost | known | unknown | needed | asked | set | updated | expired | there | you | i | we | they | he | she |
    what | which | who | where | how | same | something | anything | one | twice | also | next | first | second | last |
    click | press | type | enter | use | using | go | open | submit | select | choose | log | sign | look | ask | wait |
    search | tap | hit | und | oder | dann | ist | in | im | ins | das | der | die | ein | zurücksetzen | ändern | feld |
    vergessen | et | ou | puis | dans | le | la | oublié | champ | y | o | en | el | olvidada | campo | e | poi | nel | il |
    no | na | het | de | veld | vergeten | en | и | в | забыли`),
);

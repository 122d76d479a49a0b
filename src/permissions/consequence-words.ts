/**
 * What the names of controls say that they will do, in many languages. Only names of controls are held against these
 * lists, never the prose of a page. An entry that begins with `=` counts only when it is the whole name: “Order” buys,
 * “Sort order” does not. Entries are compared folded: without case, accents and punctuation.
 */
import type { ConsequenceKind } from "../protocol/question.ts";
import { wordList } from "./words-in-name.ts";

/** Kinds that a name can tell. The others (`address`, `dialog`, `repeat`, `submit`) are told by facts alone. */
export type NamedKind = Exclude<ConsequenceKind, "address" | "carry" | "dialog" | "repeat" | "shortcut" | "submit">;

/** Words of one language in one line, divided by `|`. */
type ByLanguage = Readonly<Record<string, string>>;

const PAY: ByLanguage = {
  en: `pay | pay now | buy | buy now | purchase | place order | place your order | place my order | submit order |
    complete order | confirm order | order now | =order | =reorder | order and pay | book now | =book |
    confirm booking | complete booking | reserve now | =reserve | confirm and pay | complete purchase |
    confirm purchase | confirm payment | make payment | submit payment | donate | place bid | bid now | =bid |
    transfer | transfer money | transfer funds | send money | withdraw | =deposit | top up | add funds |
    =subscribe now | start subscription | upgrade now | start trial | start free trial | =checkout | =check out |
    complete checkout | 1 click | =tip | =renew | trade | =sell | confirm trade`,
  de: `bezahlen | zahlen | jetzt bezahlen | kaufen | jetzt kaufen | bestellen | zahlungspflichtig bestellen |
    bestellung aufgeben | bestellung abschließen | kauf abschließen | buchen | jetzt buchen | überweisen |
    überweisung | spenden | =bieten | zur kasse | reservieren | aufladen | abonnieren`,
  fr: `payer | acheter | commander | passer la commande | passer commande | valider la commande |
    confirmer la commande | finaliser la commande | confirmer l'achat | réserver | virement | virer | faire un don
    | enchérir | régler | procéder au paiement | valider le paiement`,
  es: `pagar | comprar | comprar ahora | hacer pedido | realizar pedido | realizar el pedido | confirmar pedido |
    confirmar compra | finalizar compra | tramitar pedido | reservar | transferir | donar | pujar | =pedir`,
  it: `paga | pagare | compra | acquista | acquista ora | ordina | ordina ora | effettua l'ordine | conferma ordine |
    conferma l'ordine | completa l'acquisto | prenota | trasferisci | bonifico | dona | invia denaro`,
  pt: `pagar | comprar | comprar agora | finalizar compra | finalizar pedido | fazer pedido | confirmar pedido |
    encomendar | reservar | transferir | doar | enviar dinheiro`,
  nl: `betalen | betaal | nu betalen | kopen | koop nu | bestellen | bestelling plaatsen | bestelling afronden |
    afrekenen | boeken | boek nu | reserveren | overmaken | doneren | doneer`,
  pl: `zapłać | płacę | kup | kup teraz | kupuję | zamów | zamawiam | złóż zamówienie | kupuję i płacę | rezerwuj |
    zarezerwuj | przelej | przelew | wykonaj przelew | wpłać`,
  sv: "betala | köp | köp nu | beställ | slutför köp | lägg beställning | boka | överför | skänk | swisha",
  da: "betal | køb | køb nu | bestil | gennemfør køb | overfør",
  no: "betal | kjøp | kjøp nå | bestill | fullfør kjøp | overfør",
  fi: "maksa | osta | osta nyt | tilaa | vahvista tilaus | varaa",
  tr: `öde | ödeme yap | satın al | sipariş ver | siparişi onayla | siparişi tamamla | rezervasyon yap | para gönder
    | havale | bağış yap | hemen al`,
  ru: `оплатить | заплатить | купить | купить сейчас | заказать | оформить заказ | подтвердить заказ |
    подтвердить оплату | забронировать | перевести | перевод | пожертвовать`,
  uk: "оплатити | сплатити | купити | замовити | оформити замовлення | переказати | забронювати",
  cs: "zaplatit | koupit | objednat | objednat s povinností platby | odeslat objednávku | převést",
  el: "πληρωμή | αγορά | αγοράστε | παραγγελία | ολοκλήρωση αγοράς",
  ja: "購入 | 注文する | 注文を確定 | 注文を確認 | 支払う | 支払い | お支払い | 決済 | 予約する | 予約を確定 | 振り込む | 振込 | 送金 | 寄付 | 入札 | レジに進む",
  zh: `购买 | 購買 | 立即购买 | 支付 | 付款 | 下单 | 下單 | 提交订单 | 提交訂單 | 确认订单 | 確認訂單 | 结算 | 結帳 | 转账 | 轉帳 | 汇款 | 匯款 | 捐款 | 预订 | 預訂 |
    充值`,
  ko: "결제 | 구매 | 주문하기 | 주문 확정 | 바로구매 | 예약하기 | 송금 | 이체 | 기부 | 충전",
  ar: `ادفع | الدفع | دفع | شراء | اشتر | اشتري | اشتر الآن | اطلب الآن | تأكيد الطلب | إتمام الطلب | احجز | تحويل |
    تبرع`,
  fa: "پرداخت | خرید | ثبت سفارش | سفارش | تایید سفارش | انتقال وجه | رزرو | کارت به کارت | واریز",
  hi: "भुगतान करें | भुगतान | खरीदें | अभी खरीदें | ऑर्डर करें | बुक करें | पैसे भेजें | दान करें",
  he: "לתשלום | שלם | קנה | קנה עכשיו | הזמן | בצע הזמנה",
  id: "bayar | beli | beli sekarang | pesan sekarang | =pesan | buat pesanan | transfer",
  vi: "thanh toán | mua ngay | mua hàng | đặt hàng | chuyển tiền | chuyển khoản | đặt phòng",
  th: "ชำระเงิน | ซื้อ | สั่งซื้อ | จ่ายเงิน | โอนเงิน | จอง",
  hu: "fizetés | fizetek | kifizet | vásárlás | megveszem | =megrendelés | megrendelem | rendelés elküldése | =foglalás | átutalás",
  ro: "plătește | plătiți | cumpără | =comandă | comandă acum | trimite comanda | finalizează comanda | =rezervă | transferă bani",
  bg: "плати | плащане | купи | поръчай | =поръчка | резервирай | преведи",
  hr: "plati | kupi | naruči | naruči odmah | rezerviraj | uplati",
  sk: "zaplatiť | kúpiť | objednať | objednať s povinnosťou platby | rezervovať | previesť",
  ca: "paga | pagar | compra | comprar | fes la comanda | =reserva | transfereix",
  ms: "bayar | beli | beli sekarang | tempah sekarang | buat pesanan | pindahkan wang",
  ur: "ادائیگی | ادائیگی کریں | خریدیں | آرڈر کریں | رقم بھیجیں",
  bn: "পেমেন্ট করুন | কিনুন | এখনই কিনুন | অর্ডার করুন | টাকা পাঠান",
  ta: "பணம் செலுத்து | வாங்கு | ஆர்டர் செய்",
};

const DELETE: ByLanguage = {
  en: `delete | erase | remove | destroy | wipe | purge | discard | empty trash | empty bin | clear all |
    clear history | reset all | factory reset | close account | close my account | cancel subscription |
    cancel membership | cancel my subscription | cancel plan | cancel order | cancel my order | cancel booking |
    cancel reservation | cancel appointment | cancel account | cancel my account | deactivate | deactivate account
    | disable account | terminate | unsubscribe | leave group | leave organization | drop table | =drop |
    uninstall | revoke | archive repository | move to trash | move to bin | =trash | permanently`,
  de: `löschen | lösche | entfernen | endgültig löschen | konto schließen | konto auflösen | kündigen | stornieren |
    bestellung stornieren | vernichten | papierkorb leeren | verwerfen | deaktivieren | abbestellen | widerrufen`,
  fr: `supprimer | effacer | retirer | détruire | vider la corbeille | résilier | clôturer le compte |
    fermer le compte | annuler la commande | annuler l'abonnement | annuler la réservation | désactiver |
    se désabonner | révoquer`,
  es: `eliminar | borrar | quitar | suprimir | vaciar papelera | cancelar suscripción | cancelar pedido |
    cancelar la cuenta | cerrar cuenta | cerrar la cuenta | dar de baja | darse de baja | desactivar | revocar`,
  it: `elimina | eliminare | cancella | rimuovi | svuota cestino | chiudi account | annulla ordine |
    annulla abbonamento | disdici | disattiva | revoca`,
  pt: `excluir | apagar | eliminar | remover | deletar | esvaziar lixeira | cancelar assinatura | cancelar pedido |
    encerrar conta | fechar conta | desativar | revogar`,
  nl: `verwijderen | verwijder | wissen | wis | prullenbak legen | abonnement opzeggen | opzeggen |
    bestelling annuleren | account sluiten | deactiveren | intrekken`,
  pl: `usuń | skasuj | wymaż | opróżnij kosz | anuluj subskrypcję | anuluj zamówienie | zamknij konto | usuń konto |
    dezaktywuj | odwołaj | wypowiedz`,
  sv: "radera | ta bort | töm papperskorgen | avsluta konto | säg upp | avbeställ | inaktivera | återkalla",
  da: "slet | fjern | opsig | luk konto | deaktiver",
  no: "slett | fjern | si opp | avslutt konto | deaktiver",
  fi: "poista | tyhjennä roskakori | sulje tili | peruuta tilaus | irtisano",
  tr: `sil | kaldır | çöpü boşalt | hesabı kapat | hesabı sil | aboneliği iptal et | siparişi iptal et |
    devre dışı bırak`,
  ru: `удалить | стереть | убрать | очистить корзину | очистить все | закрыть счет | закрыть счёт | закрыть аккаунт |
    отменить подписку | отменить заказ | отменить бронирование | деактивировать | отозвать | отписаться`,
  uk: "видалити | стерти | скасувати замовлення | скасувати підписку | закрити рахунок",
  cs: "smazat | odstranit | vymazat | zrušit účet | zrušit předplatné | stornovat",
  el: "διαγραφή | κατάργηση | αφαίρεση | ακύρωση παραγγελίας",
  ja: "削除 | 消去 | 取り除く | ゴミ箱を空にする | 退会 | 解約 | 注文をキャンセル | 予約をキャンセル | アカウントを閉鎖 | 無効にする | 取り消す | 初期化",
  zh: "删除 | 刪除 | 移除 | 清空 | 注销账号 | 註銷帳號 | 注销账户 | 取消订阅 | 取消訂閱 | 取消订单 | 取消訂單 | 退订 | 停用 | 撤销授权 | 销毁",
  ko: "삭제 | 지우기 | 제거 | 휴지통 비우기 | 탈퇴 | 해지 | 주문 취소 | 구독 취소 | 예약 취소 | 비활성화 | 초기화",
  ar: "حذف | احذف | إزالة | مسح | إفراغ سلة المهملات | إغلاق الحساب | إلغاء الاشتراك | إلغاء الطلب | تعطيل",
  fa: "حذف | پاک کردن | حذف کردن | بستن حساب | لغو اشتراک | لغو سفارش | غیرفعال کردن",
  hi: "हटाएं | हटाएँ | मिटाएं | मिटाएँ | डिलीट | डिलीट करें | खाता बंद करें | ऑर्डर रद्द करें | सदस्यता रद्द करें",
  he: "מחק | מחיקה | הסר | סגור חשבון | בטל הזמנה",
  id: "hapus | hapus akun | batalkan pesanan | tutup akun | nonaktifkan",
  vi: "xóa | xoá | gỡ bỏ | hủy đơn hàng | đóng tài khoản | hủy đăng ký",
  th: "ลบ | ยกเลิกคำสั่งซื้อ | ปิดบัญชี | ล้างข้อมูล",
  hu: "törlés | töröl | törlöm | eltávolítás | fiók megszüntetése | fiók törlése | lemondás | előfizetés lemondása | leiratkozás",
  ro: "șterge | elimină | golește coșul | închide contul | anulează comanda | anulează abonamentul | dezabonare",
  bg: "изтрий | изтриване | премахни | закрий акаунта | отмени поръчката | отпиши се",
  hr: "izbriši | obriši | ukloni | zatvori račun | otkaži narudžbu | otkaži pretplatu",
  sk: "odstrániť | vymazať | zmazať | zrušiť účet | zrušiť objednávku | zrušiť predplatné",
  ca: "suprimeix | elimina | esborra | tanca el compte | cancel·la la comanda | cancel·la la subscripció",
  ms: "padam | hapus | buang | batalkan pesanan | tutup akaun",
  ur: "حذف کریں | مٹائیں | ہٹائیں | اکاؤنٹ بند کریں | آرڈر منسوخ کریں",
  bn: "মুছুন | মুছে ফেলুন | সরান | ডিলিট করুন | অ্যাকাউন্ট বন্ধ করুন | অর্ডার বাতিল করুন",
  ta: "நீக்கு | அழி | கணக்கை மூடு",
};

const CREDENTIALS: ByLanguage = {
  en: `change password | update password | reset password | set password | save password | set new password |
    change my password | change email | change email address | update email | change phone number |
    change username | change pin | two factor | two step | 2fa | disable two factor | turn off two factor |
    security question | recovery email | recovery phone | recovery codes | forwarding | add a forwarding address |
    forwarding address | enable forwarding | add passkey | create passkey | add security key | app password |
    generate token | generate key | create api key | generate api key | create token | regenerate token |
    add ssh key | add api key | add deploy key | create new secret key | make admin | sign out everywhere |
    log out everywhere | sign out all devices`,
  de: `passwort ändern | kennwort ändern | passwort zurücksetzen | passwort speichern | passwort festlegen |
    e mail adresse ändern | e mail ändern | weiterleitung | weiterleitungsadresse | zwei faktor | pin ändern |
    sicherheitsfrage`,
  fr: `changer le mot de passe | modifier le mot de passe | réinitialiser le mot de passe | changer l'adresse e mail
    | double authentification | transfert automatique | adresse de transfert | question de sécurité`,
  es: `cambiar contraseña | cambiar la contraseña | restablecer contraseña | restablecer la contraseña |
    actualizar contraseña | cambiar correo | verificación en dos pasos | dos factores | reenvío`,
  it: `cambia password | modifica password | reimposta password | reimposta la password | due fattori | inoltro |
    cambia email`,
  pt: `alterar senha | mudar senha | redefinir senha | trocar senha | alterar palavra passe | dois fatores |
    encaminhamento | alterar email`,
  nl: `wachtwoord wijzigen | wachtwoord resetten | wachtwoord opnieuw instellen | e mailadres wijzigen | doorsturen |
    tweestapsverificatie`,
  pl: "zmień hasło | zresetuj hasło | ustaw hasło | zmień e mail | weryfikacja dwuetapowa | przekazywanie",
  sv: "ändra lösenord | byt lösenord | återställ lösenord | ändra e post | vidarebefordran | tvåfaktor",
  tr: `şifreyi değiştir | şifre değiştir | parolayı değiştir | şifreyi sıfırla | parola sıfırla | iki faktörlü |
    e posta değiştir`,
  ru: `сменить пароль | изменить пароль | сбросить пароль | сохранить пароль | изменить почту | двухфакторная |
    двухэтапная | переадресация | пересылка`,
  uk: "змінити пароль | скинути пароль",
  ja: "パスワードを変更 | パスワード変更 | パスワードを再設定 | パスワードをリセット | メールアドレスを変更 | 二段階認証 | 2段階認証 | 転送設定 | 転送先",
  zh: "修改密码 | 更改密码 | 重置密码 | 设置密码 | 修改密碼 | 變更密碼 | 重設密碼 | 更换手机 | 更改邮箱 | 两步验证 | 雙重驗證 | 转发设置",
  ko: "비밀번호 변경 | 비밀번호 재설정 | 이메일 변경 | 2단계 인증 | 전달 주소",
  ar: "تغيير كلمة المرور | إعادة تعيين كلمة المرور | تغيير كلمة السر | المصادقة الثنائية | تغيير البريد",
  fa: "تغییر رمز | تغییر رمز عبور | تغییر گذرواژه | بازنشانی رمز عبور | تایید دو مرحله ای",
  hi: "पासवर्ड बदलें | पासवर्ड रीसेट करें",
  da: "skift adgangskode | nulstil adgangskode | skift e mail | to faktor | totrinsbekræftelse | videresendelse",
  no: "endre passord | bytt passord | tilbakestill passord | endre e post | totrinn | videresending",
  fi: "vaihda salasana | nollaa salasana | vaihda sähköposti | kaksivaiheinen | edelleenlähetys",
  cs: "změnit heslo | obnovit heslo | nastavit heslo | změnit e mail | dvoufázové | přeposílání",
  sk: "zmeniť heslo | obnoviť heslo | zmeniť e mail | dvojfaktorové | preposielanie",
  el: "αλλαγή κωδικού | επαναφορά κωδικού | αλλαγή email | έλεγχος ταυτότητας δύο παραγόντων | προώθηση email",
  hu: "jelszó módosítása | jelszó megváltoztatása | új jelszó beállítása | e mail cím módosítása | kétlépcsős | továbbítási cím",
  ro: "schimbă parola | resetează parola | schimbă e mailul | doi factori | redirecționare",
  he: "שנה סיסמה | שינוי סיסמה | איפוס סיסמה | אימות דו שלבי",
  id: "ubah kata sandi | ganti kata sandi | atur ulang kata sandi | ubah email | dua langkah | verifikasi dua langkah",
  vi: "đổi mật khẩu | thay đổi mật khẩu | đặt lại mật khẩu | xác minh hai bước | chuyển tiếp email",
  th: "เปลี่ยนรหัสผ่าน | รีเซ็ตรหัสผ่าน | การยืนยันสองขั้นตอน",
};

const UPLOAD: ByLanguage = {
  en: "upload | attach | attach file | attach files | choose file | choose files | browse files | import file",
  de: "hochladen | datei anhängen | datei auswählen | anhängen | dateien hochladen",
  fr: "téléverser | importer un fichier | joindre | joindre un fichier | choisir un fichier | mettre en ligne",
  es: "subir | subir archivo | adjuntar | adjuntar archivo | elegir archivo | cargar archivo",
  it: "carica | carica file | allega | scegli file",
  pt: "carregar arquivo | enviar arquivo | anexar | anexar arquivo | escolher arquivo | carregar ficheiro",
  nl: "uploaden | bijlage toevoegen | bestand kiezen | bijvoegen",
  pl: "prześlij plik | załącz | wybierz plik | dodaj załącznik | wgraj",
  sv: "ladda upp | bifoga | välj fil",
  tr: "yükle | dosya seç | dosya ekle | dosya yükle",
  ru: "загрузить файл | прикрепить | прикрепить файл | выбрать файл | выгрузить",
  ja: "アップロード | ファイルを選択 | ファイルを添付 | 添付",
  zh: "上传 | 上傳 | 选择文件 | 選擇檔案 | 添加附件",
  ko: "업로드 | 파일 선택 | 파일 첨부 | 첨부",
  ar: "رفع | تحميل ملف | إرفاق | اختيار ملف | رفع ملف",
  fa: "بارگذاری | آپلود | پیوست | انتخاب فایل",
  hi: "अपलोड | अपलोड करें | फ़ाइल चुनें | संलग्न करें",
  da: "upload | vedhæft | vælg fil",
  no: "last opp | legg ved | velg fil",
  fi: "lataa tiedosto | liitä tiedosto | valitse tiedosto",
  uk: "завантажити файл | прикріпити | вибрати файл",
  cs: "nahrát | přiložit | vybrat soubor",
  sk: "nahrať | priložiť | vybrať súbor",
  el: "μεταφόρτωση | επισύναψη | επιλογή αρχείου",
  hu: "feltöltés | csatolás | fájl kiválasztása",
  ro: "încarcă | atașează | alege fișier",
  he: "העלה | העלאה | צרף קובץ | בחר קובץ",
  id: "unggah | lampirkan | pilih file",
  vi: "tải lên | đính kèm | chọn tệp",
  th: "อัปโหลด | แนบไฟล์ | เลือกไฟล์",
};

const SEND: ByLanguage = {
  en: `send | send message | send now | publish | post now | =post | post comment | post reply | post message |
    post review | =reply | reply all | =comment | add comment | submit review | submit comment | =tweet | =submit
    | submit application | apply now | =apply | send invite | send invitation | =broadcast | forward | go live |
    launch campaign | merge pull request | confirm merge | squash and merge | create pull request | create issue |
    submit new issue | =deploy | release | publish release | =call | file complaint | =report | sign document |
    sign and submit | submit claim | file return | =vote | cast vote | rsvp`,
  de: `senden | absenden | abschicken | verschicken | nachricht senden | veröffentlichen | posten | =antworten |
    kommentieren | kommentar senden | einreichen | bewerben | jetzt bewerben | weiterleiten | =bewertung abgeben`,
  fr: `envoyer | publier | poster | =répondre | commenter | soumettre | postuler | transférer | diffuser |
    envoyer le message`,
  es: `enviar | publicar | =responder | comentar | postularse | reenviar | presentar | enviar mensaje |
    enviar solicitud`,
  it: "invia | inviare | pubblica | =rispondi | commenta | inoltra | candidati | spedisci | invia messaggio",
  pt: "enviar | publicar | postar | =responder | comentar | encaminhar | candidatar se | submeter",
  nl: `verzenden | versturen | verstuur | verzend | plaatsen | publiceren | =beantwoorden | reageren | solliciteren |
    indienen | doorsturen`,
  pl: "wyślij | opublikuj | publikuj | =odpowiedz | skomentuj | aplikuj | prześlij | zgłoś",
  sv: "skicka | publicera | =svara | kommentera | ansök | posta | vidarebefordra",
  da: "send | udgiv | offentliggør | =svar | indsend",
  no: "send | publiser | =svar | send inn",
  fi: "lähetä | julkaise | =vastaa | kommentoi | hae paikkaa",
  tr: "gönder | yayınla | =yanıtla | yorum yap | başvur | ilet",
  ru: "отправить | послать | опубликовать | =ответить | комментировать | переслать | подать заявку | откликнуться",
  uk: "надіслати | відправити | опублікувати | =відповісти",
  cs: "odeslat | poslat | publikovat | zveřejnit | =odpovědět",
  el: "αποστολή | δημοσίευση | υποβολή",
  ja: "送信 | 投稿 | 公開する | 返信する | =返信 | コメントする | 応募 | 転送する | 送る",
  zh: "发送 | 發送 | 傳送 | 发布 | 發佈 | 發布 | 发表 | 發表 | 回复 | 回覆 | =提交 | 提交评论 | 评论 | 转发 | 投稿 | 申请职位",
  ko: "보내기 | 전송 | 게시 | 발행 | =답장 | 댓글 등록 | =등록 | 지원하기 | 제출 | 전달",
  ar: "إرسال | ارسال | أرسل | نشر | انشر | =رد | تعليق | تقديم الطلب | إعادة توجيه",
  fa: "ارسال | فرستادن | انتشار | =پاسخ | ارسال نظر | ثبت نظر | ثبت درخواست",
  hi: "भेजें | भेजे | प्रकाशित करें | पोस्ट करें | जवाब दें | टिप्पणी करें | सबमिट करें | आवेदन करें",
  he: "שלח | שליחה | פרסם | הגב",
  id: "kirim | terbitkan | publikasikan | =balas | komentari",
  vi: "gửi | đăng | xuất bản | =trả lời | bình luận",
  th: "ส่ง | เผยแพร่ | โพสต์ | ตอบกลับ",
  hu: "küldés | elküld | elküldöm | beküldés | közzététel | közzéteszem | =válasz | továbbítás | jelentkezés",
  ro: "trimite | trimiteți | publică | postează | =răspunde | redirecționează | aplică acum",
  bg: "изпрати | публикувай | =отговори | препрати | кандидатствай",
  hr: "pošalji | objavi | =odgovori | proslijedi | prijavi se za posao",
  sk: "odoslať | poslať | zverejniť | publikovať | =odpovedať | preposlať",
  ca: "envia | publica | =respon | reenvia",
  ms: "hantar | terbitkan | siarkan | =balas | majukan",
  ur: "بھیجیں | ارسال کریں | شائع کریں | =جواب دیں",
  bn: "পাঠান | প্রকাশ করুন | পোস্ট করুন | জমা দিন",
  ta: "அனுப்பு | வெளியிடு | சமர்ப்பி",
};

const SHARE: ByLanguage = {
  en: `share | =invite | invite people | invite members | invite user | add collaborator | add member | make public |
    give access | grant access | grant | copy public link | change visibility | transfer ownership |
    anyone with the link | share location`,
  de: "teilen | freigeben | einladen | öffentlich machen | zugriff gewähren",
  fr: "partager | inviter | rendre public | donner accès | accorder l'accès",
  es: "compartir | invitar | hacer público | dar acceso | conceder acceso",
  it: "condividi | invita | rendi pubblico | concedi accesso",
  pt: "compartilhar | partilhar | convidar | tornar público | conceder acesso",
  nl: "delen | deel | uitnodigen | openbaar maken | toegang geven",
  pl: "udostępnij | zaproś | upublicznij | przyznaj dostęp",
  sv: "dela | bjud in | gör offentlig | ge åtkomst",
  tr: "paylaş | davet et | herkese açık yap | erişim ver",
  ru: "поделиться | пригласить | сделать публичным | предоставить доступ | открыть доступ",
  ja: "共有 | 招待 | 公開範囲 | アクセスを許可 | シェア",
  zh: "分享 | 共享 | 邀请 | 邀請 | 设为公开 | 授予权限",
  ko: "공유 | 초대 | 공개로 전환 | 권한 부여",
  ar: "مشاركة | شارك | دعوة | منح حق الوصول",
  fa: "اشتراک گذاری | هم رسانی | دعوت | دادن دسترسی",
  hi: "शेयर करें | साझा करें | आमंत्रित करें",
  da: "=del | inviter | gør offentlig | giv adgang",
  no: "=del | inviter | gjør offentlig | gi tilgang",
  fi: "jaa | kutsu | tee julkiseksi | myönnä käyttöoikeus",
  uk: "поділитися | запросити | зробити публічним | надати доступ",
  cs: "sdílet | pozvat | zveřejnit | udělit přístup",
  sk: "zdieľať | pozvať | sprístupniť | udeliť prístup",
  el: "κοινοποίηση | κοινή χρήση | πρόσκληση | παραχώρηση πρόσβασης",
  hu: "megosztás | meghívás | nyilvánossá tétel | hozzáférés megadása",
  ro: "distribuie | partajează | invită | fă public | acordă acces",
  he: "שתף | שיתוף | הזמן משתמש | תן גישה",
  id: "bagikan | =undang | jadikan publik | beri akses",
  vi: "chia sẻ | =mời | cấp quyền truy cập",
  th: "แชร์ | แบ่งปัน | =เชิญ | ให้สิทธิ์เข้าถึง",
};

const CONSENT: ByLanguage = {
  en: `accept | agree | i agree | i accept | accept all | consent | authorize | authorise | allow access | =allow |
    approve | =approve | accept terms | accept and continue | agree and continue | sign contract`,
  de: `akzeptieren | zustimmen | ich stimme zu | annehmen | einverstanden | genehmigen | autorisieren |
    alle akzeptieren`,
  fr: "accepter | j'accepte | tout accepter | consentir | autoriser | approuver",
  es: "aceptar | acepto | estoy de acuerdo | aceptar todo | autorizar | aprobar | consentir",
  it: "accetta | accetto | acconsento | accetta tutto | autorizza | approva",
  pt: "aceitar | aceito | concordo | aceitar tudo | autorizar | aprovar",
  nl: "accepteren | akkoord | ik ga akkoord | alles accepteren | toestaan | goedkeuren | machtigen",
  pl: "akceptuję | akceptuj | zgadzam się | zaakceptuj | wyrażam zgodę | zatwierdź | autoryzuj",
  sv: "acceptera | godkänn | jag godkänner | samtyck | tillåt",
  tr: "kabul et | kabul ediyorum | onayla | onaylıyorum | izin ver",
  ru: "принять | принимаю | согласен | согласна | соглашаюсь | согласиться | разрешить | одобрить",
  ja: "同意 | 承諾 | 許可する | 承認 | 同意する",
  zh: "同意 | 接受 | 授权 | 授權 | 批准 | 允许 | 允許",
  ko: "동의 | 수락 | 허용 | 승인",
  ar: "موافق | أوافق | قبول | اقبل | السماح | الموافقة",
  fa: "موافقم | پذیرش | قبول | می پذیرم | تایید می کنم | اجازه دادن",
  hi: "स्वीकार करें | सहमत | मैं सहमत हूं | अनुमति दें",
  da: "accepter | acceptér | jeg accepterer | tillad | godkend | samtykke",
  no: "godta | jeg godtar | tillat | godkjenn | samtykk",
  fi: "hyväksy | hyväksyn | salli | suostun",
  uk: "прийняти | приймаю | погоджуюсь | погодитися | дозволити | схвалити",
  cs: "přijmout | přijímám | souhlasím | povolit | schválit",
  sk: "prijať | súhlasím | povoliť | schváliť",
  el: "αποδοχή | αποδέχομαι | συμφωνώ | συναινώ | έγκριση | να επιτρέπεται",
  hu: "elfogadom | elfogadás | egyetértek | hozzájárulok | engedélyezés | jóváhagyás",
  ro: "accept | acceptă | sunt de acord | permite | aprobă | autorizează",
  he: "אני מסכים | מסכים | =אשר | קבל הכל | אפשר גישה",
  id: "setuju | saya setuju | =terima | izinkan | setujui",
  vi: "đồng ý | tôi đồng ý | chấp nhận | cho phép | phê duyệt",
  th: "ยอมรับ | ตกลงยอมรับ | ยินยอม | =อนุญาต | อนุมัติ",
};

const SIGN_IN: ByLanguage = {
  en: `sign in | log in | login | signin | sign up | signup | register | create account | create an account |
    create my account | continue with google | continue with apple | continue with facebook | log on | sign on`,
  de: "anmelden | einloggen | registrieren | konto erstellen | =login | mit google fortfahren",
  fr: "se connecter | connexion | s'identifier | s'inscrire | créer un compte | créer mon compte",
  es: "iniciar sesión | acceder | entrar | registrarse | crear cuenta | crear una cuenta",
  it: "accedi | entra | registrati | crea account | crea un account",
  pt: "entrar | iniciar sessão | fazer login | cadastrar | cadastre se | criar conta | registar",
  nl: "inloggen | aanmelden | registreren | account aanmaken",
  pl: "zaloguj | zaloguj się | zarejestruj się | utwórz konto | załóż konto",
  sv: "logga in | registrera | skapa konto",
  tr: "giriş yap | oturum aç | kaydol | üye ol | hesap oluştur",
  ru: "войти | вход | зарегистрироваться | регистрация | создать аккаунт",
  ja: "ログイン | サインイン | 新規登録 | 会員登録 | アカウントを作成",
  zh: "登录 | 登入 | 注册 | 註冊 | 创建账号",
  ko: "로그인 | 회원가입 | 가입하기 | 계정 만들기",
  ar: "تسجيل الدخول | دخول | إنشاء حساب | تسجيل",
  fa: "ورود | ثبت نام | ایجاد حساب",
  hi: "लॉग इन करें | लॉगिन | साइन इन करें | साइन अप करें | खाता बनाएं",
  da: "log ind | log på | opret konto | tilmeld dig",
  no: "logg inn | logg på | opprett konto | registrer deg",
  fi: "kirjaudu sisään | kirjaudu | rekisteröidy | luo tili",
  uk: "увійти | вхід | зареєструватися | створити акаунт",
  cs: "přihlásit se | přihlásit | registrovat se | vytvořit účet",
  sk: "prihlásiť sa | registrovať sa | vytvoriť účet",
  el: "σύνδεση | είσοδος | εγγραφή | δημιουργία λογαριασμού",
  hu: "bejelentkezés | belépés | regisztráció | fiók létrehozása",
  ro: "autentificare | conectare | intră în cont | înregistrare | creează cont",
  he: "התחבר | התחברות | כניסה | הרשמה | צור חשבון",
  id: "masuk | =daftar | buat akun",
  vi: "đăng nhập | đăng ký | tạo tài khoản",
  th: "เข้าสู่ระบบ | ลงชื่อเข้าใช้ | สมัครสมาชิก | สร้างบัญชี",
};

const DOWNLOAD: ByLanguage = {
  en: "download | export | save as pdf",
  de: "herunterladen | exportieren",
  fr: "télécharger | exporter",
  es: "descargar | exportar",
  it: "scarica | esporta",
  pt: "baixar | descarregar | transferir ficheiro | exportar",
  nl: "downloaden | exporteren",
  pl: "pobierz | eksportuj",
  sv: "ladda ner | ladda ned | exportera",
  tr: "indir | dışa aktar",
  ru: "скачать | загрузить | экспорт | экспортировать",
  ja: "ダウンロード | エクスポート",
  zh: "下载 | 下載 | 导出 | 匯出",
  ko: "다운로드 | 내려받기 | 내보내기",
  ar: "تنزيل | تحميل | تصدير",
  fa: "دانلود | بارگیری | خروجی گرفتن",
  hi: "डाउनलोड | डाउनलोड करें",
  da: "hent fil | download | eksporter",
  no: "last ned | eksporter",
  fi: "=lataa | lataa tiedosto | vie tiedostoon",
  uk: "завантажити | експорт | експортувати",
  cs: "stáhnout | exportovat",
  sk: "stiahnuť | exportovať",
  el: "λήψη | εξαγωγή",
  hu: "letöltés | exportálás",
  ro: "descarcă | exportă",
  he: "הורד | הורדה | ייצוא",
  id: "unduh | ekspor",
  vi: "tải xuống | tải về | xuất tệp",
  th: "ดาวน์โหลด | ส่งออก",
};

/** Gravest first: a name that says two things is the graver one. */
export const CONSEQUENCE_WORDS: Readonly<Record<NamedKind, ByLanguage>> = {
  pay: PAY,
  delete: DELETE,
  credentials: CREDENTIALS,
  upload: UPLOAD,
  send: SEND,
  share: SHARE,
  consent: CONSENT,
  "sign-in": SIGN_IN,
  download: DOWNLOAD,
};

/** What denies or takes back the one word after it: “Don’t delete” deletes nothing, “Delete, you cannot undo it” does. */
export const DENYING_WORDS: readonly string[] = wordList("don't | do not | undo | ne pas");

/** Names that speak of a consequence in order to avoid it. */
export const HARMLESS_WORDS: readonly string[] =
  wordList(`nicht löschen | no eliminar | non eliminare | não excluir | niet verwijderen | не удалять | 削除しない |
  不删除 | arrow forward | fast forward`);

/** Links that lead to the page where one pays; paying takes a button there. */
export const CHECKOUT_PAGE_WORDS: readonly string[] =
  wordList(`=checkout | =check out | go to checkout | proceed to checkout | continue to checkout | =zur kasse |
  zur kasse gehen | =caisse | passer à la caisse | ir a la caja | finalizar compra | =alla cassa | vai alla cassa |
  naar de kassa | =afrekenen | til kassen | till kassan`);

/** Places that delete what is dropped on them. */
export const BIN_WORDS: readonly string[] =
  wordList(`trash | trash can | bin | recycle bin | rubbish | garbage | wastebasket | papierkorb | mülleimer |
  corbeille | poubelle | papelera | basura | cestino | lixeira | lixo | prullenbak | kosz | papperskorg |
  papperskorgen | papirkurv | papirkurven | roskakori | çöp | çöp kutusu | корзина | кошик | koš | kuka | coș de gunoi |
  κάδος | 垃圾桶 | 回收站 | 垃圾箱 | ゴミ箱 | ごみ箱 | 휴지통 | سلة المهملات | سطل زباله | سطل بازیافت | אשפה | ट्रैश |
  कूड़ेदान | ถังขยะ | thùng rác | tempat sampah`);

/** Fields in which Enter sends what was written, form or no form. */
export const MESSAGE_FIELD_WORDS: readonly string[] =
  wordList(`message | reply | comment | chat | write a message | type a message | ask anything |
  say something | write something | nachricht | antwort | kommentar | répondre | réponse | commentaire |
  écrire un message | mensaje | comentario | respuesta | responder | messaggio | commento | rispondi | risposta |
  mensagem | comentário | resposta | bericht | reactie | antwoord | wiadomość | komentarz | odpowiedź | meddelande |
  svar | besked | melding | viesti | kommentti | vastaus | mesaj | yorum | yanıt | сообщение | комментарий | ответ |
  повідомлення | коментар | відповідь | zpráva | komentář | odpověď | üzenet | hozzászólás | mesaj | comentariu |
  μήνυμα | σχόλιο | απάντηση | メッセージ | コメント | 返信 | 消息 | 信息 | 訊息 | 评论 | 評論 | 留言 | 回复 | 回覆 | 发送给 | 메시지 |
  댓글 | 답글 | 답장 | رسالة | تعليق | رد | پیام | نظر | پاسخ | دیدگاه | संदेश | टिप्पणी | मैसेज | जवाब | הודעה | תגובה |
  pesan | komentar | balas | tin nhắn | bình luận | trả lời | ข้อความ | ความคิดเห็น | ตอบกลับ`);

/** Fields of which nobody but a search hears. */
export const SEARCH_FIELD_WORDS: readonly string[] =
  wordList(`search | find | filter | suche | suchen | rechercher | recherche | buscar | búsqueda | cerca | ricerca |
  pesquisar | busca | zoeken | zoek | szukaj | sök | søg | søk | haku | hae | ara | поиск | искать | найти | пошук | hledat |
  αναζήτηση | 検索 | 搜索 | 搜尋 | 查找 | 검색 | بحث | جستجو | खोजें | खोज | חיפוש | cari | tìm kiếm | ค้นหา`);

/** What sets of icons call the pictures that stand for it, and signs that do. */
export const ICON_WORDS: Readonly<Partial<Record<NamedKind, readonly string[]>>> = {
  pay: wordList("credit card | 💳 | 💸"),
  delete: wordList("trash | trashcan | bin | garbage | dustbin | wastebasket | eraser | 🗑"),
  upload: wordList("paperclip | attachment | 📎"),
  send: wordList("paper plane | paperplane | 📤 | 📨"),
  download: wordList("📥"),
};

/** Texts that the estimate is held to, as a page could show them: none of them was used to fit its weights. */

/** Prose and controls of the same kind of page in many languages. */
export const LANGUAGES: Readonly<Record<string, string>> = {
  english:
    "Your basket is empty. Have a look at what other gardeners bought this week, or go back to the seeds you were reading about. Orders placed before noon leave our greenhouse on the same day, and plants that arrive thirsty are replaced without a question.",
  german:
    "Ihr Warenkorb ist leer. Sehen Sie sich an, was andere Gärtnerinnen diese Woche gekauft haben, oder kehren Sie zu den Samen zurück. Bestellungen bis zwölf Uhr verlassen unser Gewächshaus noch am selben Tag; vertrocknete Pflanzen ersetzen wir ohne Rückfrage.",
  french:
    "Votre panier est vide. Regardez ce que d'autres jardiniers ont acheté cette semaine, ou revenez aux graines que vous lisiez. Les commandes passées avant midi quittent notre serre le jour même, et les plantes qui arrivent assoiffées sont remplacées.",
  spanish:
    "Su cesta está vacía. Mire lo que otros jardineros compraron esta semana o vuelva a las semillas que estaba leyendo. Los pedidos hechos antes del mediodía salen del invernadero el mismo día, y las plantas que llegan secas se cambian sin preguntas.",
  portuguese:
    "O seu cesto está vazio. Veja o que outros jardineiros compraram esta semana ou volte às sementes que estava a ler. As encomendas feitas antes do meio-dia saem da estufa no mesmo dia, e as plantas que chegam com sede são trocadas.",
  italian:
    "Il carrello è vuoto. Guarda che cosa hanno comprato altri giardinieri questa settimana, oppure torna ai semi che stavi leggendo. Gli ordini fatti prima di mezzogiorno lasciano la serra lo stesso giorno, e le piante arrivate assetate vengono sostituite.",
  dutch:
    "Je winkelmand is leeg. Kijk wat andere tuiniers deze week kochten of ga terug naar de zaden waarover je las. Bestellingen voor twaalf uur verlaten onze kas nog dezelfde dag, en planten die dorstig aankomen worden zonder vragen vervangen.",
  swedish:
    "Din varukorg är tom. Titta på vad andra odlare köpte den här veckan eller gå tillbaka till fröna du läste om. Beställningar före klockan tolv lämnar växthuset samma dag, och plantor som kommer fram törstiga byts ut utan frågor.",
  finnish:
    "Ostoskorisi on tyhjä. Katso, mitä muut puutarhurit ostivat tällä viikolla, tai palaa siemeniin, joista luit. Ennen puoltapäivää tehdyt tilaukset lähtevät kasvihuoneestamme samana päivänä, ja kuivuneet kasvit vaihdetaan kyselemättä uusiin.",
  polish:
    "Twój koszyk jest pusty. Zobacz, co w tym tygodniu kupili inni ogrodnicy, albo wróć do nasion, o których czytałeś. Zamówienia złożone przed południem opuszczają naszą szklarnię tego samego dnia, a zwiędłe rośliny wymieniamy bez pytania.",
  czech:
    "Váš košík je prázdný. Podívejte se, co tento týden koupili jiní zahradníci, nebo se vraťte k semenům, o kterých jste četli. Objednávky do poledne opouštějí náš skleník ještě týž den a zvadlé rostliny vyměníme bez ptaní.",
  hungarian:
    "A kosara üres. Nézze meg, mit vettek ezen a héten más kertészek, vagy térjen vissza a magokhoz, amelyekről olvasott. A dél előtt leadott rendelések még aznap elhagyják az üvegházat, a szomjasan érkező növényeket pedig kérdés nélkül kicseréljük.",
  romanian:
    "Coșul dumneavoastră este gol. Vedeți ce au cumpărat alți grădinari săptămâna aceasta sau întoarceți-vă la semințele despre care citeați. Comenzile făcute înainte de prânz pleacă din seră în aceeași zi, iar plantele uscate se înlocuiesc.",
  turkish:
    "Sepetiniz boş. Bu hafta diğer bahçıvanların neler aldığına bakın ya da okuduğunuz tohumlara geri dönün. Öğleden önce verilen siparişler seramızdan aynı gün çıkar, susuz kalmış gelen bitkiler ise soru sorulmadan değiştirilir.",
  indonesian:
    "Keranjang Anda kosong. Lihat apa yang dibeli tukang kebun lain minggu ini, atau kembali ke benih yang sedang Anda baca. Pesanan sebelum tengah hari meninggalkan rumah kaca kami pada hari yang sama, dan tanaman yang layu akan diganti.",
  vietnamese:
    "Giỏ hàng của bạn đang trống. Hãy xem những người làm vườn khác đã mua gì trong tuần này, hoặc quay lại với những hạt giống bạn đang đọc. Đơn hàng đặt trước buổi trưa sẽ rời nhà kính ngay trong ngày, cây bị khô sẽ được đổi.",
  russian:
    "Ваша корзина пуста. Посмотрите, что на этой неделе купили другие садоводы, или вернитесь к семенам, о которых вы читали. Заказы, сделанные до полудня, покидают нашу теплицу в тот же день, а засохшие растения мы меняем без вопросов.",
  ukrainian:
    "Ваш кошик порожній. Подивіться, що цього тижня купили інші садівники, або поверніться до насіння, про яке ви читали. Замовлення, зроблені до полудня, залишають нашу теплицю того самого дня, а засохлі рослини ми міняємо без запитань.",
  greek:
    "Το καλάθι σας είναι άδειο. Δείτε τι αγόρασαν άλλοι κηπουροί αυτή την εβδομάδα ή επιστρέψτε στους σπόρους που διαβάζατε. Οι παραγγελίες πριν από το μεσημέρι φεύγουν την ίδια μέρα, και τα μαραμένα φυτά αντικαθίστανται.",
  arabic:
    "سلة التسوق فارغة. انظر ماذا اشترى البستانيون الآخرون هذا الأسبوع، أو عد إلى البذور التي كنت تقرأ عنها. الطلبات قبل الظهر تغادر البيت الزجاجي في اليوم نفسه، والنباتات التي تصل ذابلة نستبدلها دون سؤال.",
  persian:
    "سبد خرید شما خالی است. ببینید باغبان‌های دیگر این هفته چه خریده‌اند، یا به بذرهایی که درباره‌شان می‌خواندید برگردید. سفارش‌های پیش از ظهر همان روز گلخانه را ترک می‌کنند و گیاهان پژمرده بدون پرسش عوض می‌شوند.",
  hebrew:
    "הסל שלך ריק. אפשר לראות מה קנו גננים אחרים השבוע, או לחזור אל הזרעים שקראת עליהם. הזמנות עד הצהריים יוצאות מהחממה שלנו עוד באותו היום, וצמחים שמגיעים צמאים מוחלפים בלי שאלות.",
  hindi:
    "आपकी टोकरी खाली है। देखिए कि इस सप्ताह दूसरे बागवानों ने क्या खरीदा, या उन बीजों पर लौटिए जिनके बारे में आप पढ़ रहे थे। दोपहर से पहले दिए गए ऑर्डर उसी दिन निकल जाते हैं, और सूखे पौधे बिना पूछे बदल दिए जाते हैं।",
  bengali:
    "আপনার ঝুড়ি খালি। এই সপ্তাহে অন্য মালিরা কী কিনেছেন দেখুন, অথবা যে বীজের কথা পড়ছিলেন সেখানে ফিরে যান। দুপুরের আগে দেওয়া অর্ডার সেই দিনই বেরিয়ে যায়, আর শুকনো গাছ বিনা প্রশ্নে বদলে দেওয়া হয়।",
  thai: "ตะกร้าของคุณว่างอยู่ ลองดูว่าสัปดาห์นี้ชาวสวนคนอื่นซื้ออะไร หรือกลับไปที่เมล็ดพันธุ์ที่คุณกำลังอ่าน คำสั่งซื้อก่อนเที่ยงจะออกจากเรือนกระจกในวันเดียวกัน และต้นไม้ที่เหี่ยวเราเปลี่ยนให้ทันที",
  chinese:
    "您的购物篮是空的。看看其他园丁这个星期买了什么，或者回到您刚才阅读的种子页面。中午以前的订单当天就会离开我们的温室，送到时枯萎的植物我们会无条件更换。登录后可以查看订单和收货地址。",
  traditional:
    "您的購物籃是空的。看看其他園丁這個星期買了什麼，或者回到您剛才閱讀的種子頁面。中午以前的訂單當天就會離開我們的溫室，送到時枯萎的植物我們會無條件更換。登入後可以查看訂單和收貨地址。",
  japanese:
    "買い物かごは空です。今週ほかの園芸家が何を買ったかを見るか、読んでいた種のページに戻ってください。正午までのご注文は当日中に温室を出ます。しおれて届いた苗は、理由を問わず交換いたします。ログインすると注文履歴を確認できます。",
  korean:
    "장바구니가 비어 있습니다. 이번 주에 다른 정원사들이 무엇을 샀는지 보거나, 읽고 있던 씨앗 페이지로 돌아가세요. 정오 전에 하신 주문은 그날 온실을 떠나며, 시든 채 도착한 식물은 이유를 묻지 않고 바꾸어 드립니다.",
};

/** What outlines are made of besides prose. */
export const FORMS: Readonly<Record<string, string>> = {
  controls:
    '- Mug[a5] · $4 · button Buy[a6]\n- Teapot, glass[a7] · $32.50 · button Buy[a8]\n- Tray[a9] · sold out · button Remind me[a10]\nHome[a1], News[a2], About us[a3], Contact[a4]\ntextbox "Email address"[a11] value "ada@example.org" required\ncheckbox Remember me[a12] checked\ncombobox Country[a13] value "Norway"\n',
  table:
    "| Order | Customer | Total | |\n| #1004[a22] | Barbara Liskov | € 163.00 | button Edit[a23] |\n| #1005[a24] | Grace Hopper | € 48.90 | button Edit[a25] |\n| #1006[a26] | Edsger Dijkstra | € 7.25 | button Edit[a27] |\n(37 more rows)\n",
  addresses:
    "https://example.org/docs/getting-started\nhttps://shop.example.com/garden/seeds/sweet-peas-mixed?sort=price#reviews\n/account/orders/1004/invoice.pdf\n/wiki/Special:RecentChanges\nhttps://www.example.net/2024/03/12/why-we-moved-our-greenhouse.html\n",
  code: "const total = items.reduce((sum, item) => sum + item.price * item.count, 0);\nif (!response.ok) throw new Error('HTTP ' + response.status); // see JSON_HTTP_API\nexport default function createStore(initialState = {}) { return { ...initialState }; }\n",
  identifiers:
    "getElementById XMLHttpRequest addEventListener userProfileImageUrl MAX_RETRY_COUNT data-testid aria-describedby nav_back_to_home btn-primary--large createdAt isEnabled SKU-8841-XQ\n",
  digests: "9f86d081884c7d659a2feaa0c55ad015 a3bf4f1b2b0b822cd15d6c15b0f00a08 550e8400-e29b-41d4-a716-446655440000\n",
  capitals:
    "SIGN UP NOW FOR EXCLUSIVE MEMBERSHIP BENEFITS AND SAVE. FREE SHIPPING ON ALL ORDERS. NEW ARRIVALS, BESTSELLERS, LAST CHANCE. PRIVACY POLICY, TERMS OF SERVICE, COOKIE SETTINGS.",
  titles:
    "Latest News And Opinion From Around The World. Ten Things You Should Know Before Planting Tomatoes. Sign In Or Create An Account. Terms Of Use And Privacy Notice.",
  numbers:
    "12/03/2024 14:05:33 · +49 170 1234567 · 1,299.00 € · $4,120.75 · 3.14159 · 98.6 % · -12 °C · 2,048 px · 10:30–11:45 · ISBN 978-3-16-148410-0 · 1 000 000 kr\n",
  emoji: "😀 🎉 Sale 🔥🔥 ★★★★☆ (128) → ✓ Done ❤️ 12 👍 4 🚀 Launch 🛒 Cart 📦 Orders ⚙️ Settings",
  mixed:
    "Language: English, Deutsch, Français, Español, Português, Italiano, Polski, Русский, 日本語, 中文, 한국어, العربية, עברית, हिन्दी, ไทย, Tiếng Việt, Türkçe, Ελληνικά. Tokyo 東京 · Seoul 서울 · Moscow Москва\n",
};
